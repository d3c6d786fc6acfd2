using CsCheck;
using Google.Protobuf;
using Reinstate.Facts.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>Any order of commands by anybody, sensible or not, biased towards those that bring a recovery to its end.</summary>
internal static class RandomCommands
{
    private static readonly string[] Staff = ["rm", "rm2", "deputy", "nic", "carer", "carer2", "novice"];
    private static readonly string[] People = ["ann", "bob"];
    private static readonly string[] EntryIds = ["e-dose", "e-ann", "e-bob", "e-fall", "e-late"];

    /// <summary>A command and who gives it.</summary>
    public static readonly Gen<(string Staff, IMessage Command)[]> Sequence =
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 6], Gen.Int[0, 999], (kind, who, what) => (Staff[who], Command(kind, what))).Array[0, 60];

    /// <summary>Everything that a recovery needs, in order, with random commands in between: sign-off is reached often.</summary>
    public static readonly Gen<(string Staff, IMessage Command)[]> Towards =
        Gen.Select(Sequence, Gen.Int[0, 14].Array[Script.Length], (noise, gaps) => Mix(noise, gaps).ToArray());

    private static readonly (string Staff, IMessage Command)[] Needed = [.. Script.Commands()];

    private static IEnumerable<(string Staff, IMessage Command)> Mix((string Staff, IMessage Command)[] noise, int[] gaps)
    {
        var next = 0;
        for (var i = 0; i < Needed.Length; i++)
        {
            // Now and then a needed step is left out, so that sign-off meets gaps.
            if (gaps[i] > 0)
                yield return Needed[i];
            for (var j = 0; j < gaps[i] % 3 && next < noise.Length; j++)
                yield return noise[next++];
        }

        yield return ("rm", SignOff());
        yield return ("rm2", SignOff());
    }

    private static IMessage Command(int kind, int what)
    {
        var person = People[what % 2];
        var entry = EntryIds[what / 2 % 5];
        return (kind % 20) switch
        {
            0 or 1 => Entries(person, Of(entry)),
            2 or 3 or 4 => new CheckEntryRequest { IncidentId = Incident, PersonId = person, EntryId = entry },
            5 => new ReturnSheetRequest { IncidentId = Incident, ServiceId = Home, Serial = Serial, PagesReturned = what % 4, ReturnedAt = At(Back.AddMinutes(5)) },
            6 => new AttestSheetLossRequest { IncidentId = Incident, ServiceId = Home, Serial = Serial, Reason = "Burnt" },
            7 => new VoidEntryRequest { IncidentId = Incident, PersonId = person, EntryId = entry, Kind = what % 2 == 0 ? "duplicate" : "entered_in_error", Reason = "Twice" },
            8 => new RaiseQueryRequest { IncidentId = Incident, PersonId = person, QueryId = $"q{what % 3}", EntryId = entry, Text = "Why?" },
            9 => new ResolveQueryRequest { IncidentId = Incident, PersonId = person, QueryId = $"q{what % 3}", Resolution = "Because" },
            10 => new ExceptItemRequest { IncidentId = Incident, PersonId = person, ItemId = what % 3 == 0 ? "dose-levo" : $"note-{person}", Kind = "confirmed_omitted", Reason = "Asleep" },
            11 => new AmendExpectedRequest { IncidentId = Incident, PersonId = person, Withdrawn = { $"note-{person}" }, Reason = "Changed" },
            12 => new CorrectEntryRequest { IncidentId = Incident, PersonId = person, Entry = Corrected(entry), Reason = "Misread" },
            13 => new OverrideDutyRequest { IncidentId = Incident, ServiceId = Home, OverrideId = $"o{what % 3}", Duty = "second_check", PersonId = person, EntryId = entry, Reason = "Night" },
            14 => new CheckEntryRequest { IncidentId = Incident, PersonId = person, EntryId = entry, OverrideId = $"o{what % 3}" },
            15 => new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = what % 14, Owner = Staff[what % 7] },
            16 => new ReceivePaperRequest { IncidentId = Incident, PersonId = person, SheetSerial = Serial, ItemIds = { $"note-{person}" } },
            17 => new RegisterPeopleRequest { People = { Person(what % 5 == 0 ? "cyd" : person) } },
            18 => new FreezeExpectedRequest { IncidentId = Incident, PersonId = "cyd", ServiceId = Home, Items = { Note("cyd") } },
            _ => SignOff(),
        };
    }

    private static Entry Of(string id) => id switch
    {
        "e-dose" => PaperDose(id),
        "e-fall" => PaperNote(id, "fall"),
        "e-late" => PaperNote(id, "mood"),
        _ => PaperNote(id),
    };

    private static Entry Corrected(string id)
    {
        var entry = Of(id);
        if (entry.Record is not null)
            entry.Record.Text += " Corrected.";
        else
            entry.Dose.Note = "Corrected";
        return entry;
    }

    private static class Script
    {
        public const int Length = 22;

        public static IEnumerable<(string Staff, IMessage Command)> Commands()
        {
            yield return ("carer", Entries("ann", PaperDose("e-dose")));
            yield return ("carer", Entries("ann", PaperNote("e-ann")));
            yield return ("carer", Entries("bob", PaperNote("e-bob")));
            yield return ("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-dose" });
            yield return ("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-ann" });
            yield return ("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "bob", EntryId = "e-bob" });
            yield return ("nic", new ReturnSheetRequest { IncidentId = Incident, ServiceId = Home, Serial = Serial, PagesReturned = 2, ReturnedAt = At(Back.AddMinutes(5)) });
            yield return ("nic", new CheckNextDoseRequest { IncidentId = Incident, ServiceId = Home, PersonId = "ann", LastDose = "Levothyroxine", CheckedWith = "carer2" });
            foreach (var person in People)
                yield return ("nic", new AllocateWorkRequest { IncidentId = Incident, ServiceId = Home, PersonId = person, Step = 9, StaffId = "carer" });
            foreach (var query in new[] { "q0", "q1", "q2" })
                yield return ("deputy", new ResolveQueryRequest { IncidentId = Incident, PersonId = "ann", QueryId = query, Resolution = "Seen" });
            foreach (var step in new[] { 2, 3, 4, 5, 6, 7, 9, 10 })
                yield return ("deputy", new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = step, Owner = "nic" });
            yield return ("rm2", SignOff());
        }
    }
}
