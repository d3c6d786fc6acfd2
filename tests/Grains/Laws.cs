using CsCheck;
using Google.Protobuf;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>What holds after any sequence of commands.</summary>
public sealed class Laws
{
    private const int Cases = 400;

    [Fact]
    public void The_same_key_gets_the_first_answer_and_records_nothing() => RandomCommands.Towards.Sample(commands =>
    {
        var p = AllClear();
        foreach (var (i, (staff, command)) in commands.Index())
        {
            p.Now = p.Now.AddSeconds(20);
            var first = p.Try(staff, command, key: $"k{i}");
            if (!first.Accepted && first.Recorded.Count == 0)
                continue;
            var position = p.Log.Position;
            var again = p.Try(staff, command, key: $"k{i}");
            Assert.Equal((position, first.Position, first.Version, first.Code), (p.Log.Position, again.Position, again.Version, again.Code));
        }
    }, iter: Cases);

    [Fact]
    public void Deciding_an_accepted_command_again_records_nothing_new() => RandomCommands.Towards.Sample(commands =>
    {
        var p = AllClear();
        foreach (var (staff, command) in commands)
        {
            p.Now = p.Now.AddSeconds(20);
            if (command is SignOffServiceRequest || !p.Try(staff, command).Accepted)
                continue;
            var again = p.Try(staff, command);
            Assert.True(again.Recorded.Count == 0, $"{command.Descriptor.Name} recorded something twice: {command}");
        }
    }, iter: Cases);

    [Fact]
    public void A_rebuild_from_the_log_answers_like_the_live_fold() => RandomCommands.Towards.Sample(commands =>
    {
        var p = AllClear();

        // Asked on the way, as a board is: what it keeps of an answer must not outlive what the answer rests on.
        foreach (var (i, command) in commands.Index())
        {
            Play(p, [command]);
            p.Ask(Questions[i % Questions.Length]);
        }

        var rebuilt = p.Log.Rebuild();
        foreach (var question in Questions)
        {
            var (live, refusal) = BoardQueries.Answer(p.Log.View, question, p.Now);
            var (again, refusalAgain) = BoardQueries.Answer(rebuilt, question, p.Now);
            Assert.Equal((live?.ToByteString(), refusal?.Kind.Code), (again?.ToByteString(), refusalAgain?.Kind.Code));
        }
    }, iter: Cases / 4);

    [Fact]
    public void Completeness_sums_are_exact_at_every_level() => RandomCommands.Towards.Sample(commands =>
    {
        var p = AllClear();
        Play(p, commands);
        var all = (GetCompletenessReply)p.Ask(new GetCompletenessRequest { IncidentId = Incident, WithItems = true });
        var board = (GetBoardReply)p.Ask(new GetBoardRequest());
        var run = p.Run();
        foreach (var field in Completeness.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == Google.Protobuf.Reflection.FieldType.Int32))
        {
            int Value(Completeness c) => (int)field.Accessor.GetValue(c);
            var rows = all.Rows.Sum(row => Value(row.Completeness));
            Assert.Equal((field.Name, rows), (field.Name, Value(run.Summary.Completeness)));
            Assert.Equal((field.Name, rows), (field.Name, Value(all.Total)));
            Assert.Equal((field.Name, rows), (field.Name, Value(board.Total)));
            Assert.Equal((field.Name, rows), (field.Name, run.Summary.ByPriority.Sum(part => Value(part.Completeness)) + (run.Summary.NotFrozen is { } missing ? Value(missing) : 0)));
            Assert.All(run.Summary.ByPriority, part => Assert.Equal((field.Name, all.Rows.Where(row => row.Priority == part.Priority).Sum(row => Value(row.Completeness))), (field.Name, Value(part.Completeness))));
            var people = all.Rows.Select(row => row.PersonId).Distinct()
                .Sum(person => Value(((GetCompletenessReply)p.Ask(new GetCompletenessRequest { IncidentId = Incident, PersonId = person })).Total));
            Assert.Equal((field.Name, rows), (field.Name, people));
        }

        Assert.Equal(all.Items.Count(item => item.Checked), all.Total.Checked);
        Assert.Equal(all.Items.Count(item => item.Queried), all.Total.Queried);
        Assert.Equal(all.Items.Count(item => item.Excepted), all.Total.Excepted);
        Assert.True(all.Total.Open >= all.Items.Count(item => item.Open));
        Assert.Equal(all.Total.Complete, board.Total.Complete);
    }, iter: Cases / 4);

    [Fact]
    public void No_sequence_signs_off_what_is_not_finished()
    {
        var signed = 0;
        RandomCommands.Towards.Sample(commands =>
        {
            var p = AllClear();
            foreach (var (staff, command) in commands)
            {
                p.Now = p.Now.AddSeconds(20);
                var outcome = p.Try(staff, command);
                if (!outcome.Recorded.Any(recorded => recorded.Event is Events.V1.ServiceSignedOff))
                    continue;
                Interlocked.Increment(ref signed);
                Assert.Null(SignOffOracle.Objection(p.Log.Events, staff));
            }
        }, iter: Cases * 2);

        // A law about sign-offs says nothing unless sign-offs happen.
        Assert.True(signed > Cases / 10, $"Only {signed} sign-offs were reached.");
    }

    private static readonly IMessage[] Questions =
    [
        new GetBoardRequest(), new GetOrganisationRequest(), new GetIncidentRequest { IncidentId = Incident }, new GetTimelineRequest { IncidentId = Incident },
        new GetRecoveryRunRequest { IncidentId = Incident, ServiceId = Home }, new GetWorklistRequest { IncidentId = Incident, ServiceId = Home },
        new GetPersonRecordRequest { IncidentId = Incident, PersonId = "ann" }, new GetChronologyRequest { IncidentId = Incident, PersonId = "bob" },
        new GetCompletenessRequest { IncidentId = Incident, WithItems = true }, new GetFindingsRequest { IncidentId = Incident }, new GetGovernanceRequest { IncidentId = Incident },
        new GetPaceRequest { IncidentId = Incident }, new GetCheckQueueRequest { IncidentId = Incident, ServiceId = Home }, new GetVisitsRequest { IncidentId = Incident, ServiceId = Home },
    ];

    private static void Play(Provider p, (string Staff, IMessage Command)[] commands)
    {
        foreach (var (staff, command) in commands)
        {
            p.Now = p.Now.AddSeconds(20);
            p.Try(staff, command);
        }
    }
}
