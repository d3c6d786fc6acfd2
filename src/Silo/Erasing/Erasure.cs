using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Privacy;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Internal.V1;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Erasing;

/// <summary>
/// Carries out what a person's grain decided: destroys the key, and says so in the directory, which is what every view listens to. In this order: whoever reads that the person is erased,
/// finds nothing left to read. Done again from any point, it ends the same.
/// </summary>
internal sealed class Erasure(EncipheredLog log, IGrainFactory grains)
{
    private static readonly string Command = ErasePersonRequest.Descriptor.FullName;
    private static readonly string Registered = PersonRegistered.Descriptor.FullName;

    /// <summary>Whether a command is for this.</summary>
    public static bool Is(CommandCall call) => call.Type == Command;

    /// <summary>Why destroying the key would not erase the person, or null.</summary>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<Refusal?> HindranceAsync(string tenant, string person)
    {
        await foreach (var stored in log.ReadStreamAsync(tenant, KeyOwner.SubjectOf(person), 0, CancellationToken.None))
        {
            if (PersonalData.IsIn(stored.Type) && !Envelope.Is(stored.Data.Span))
            {
                return Refusal.Of(Catalogue.NotEnciphered, $"{person}: the event at position {stored.Position}.");
            }
        }

        await foreach (var stored in log.ReadStreamAsync(tenant, "organisation", 0, CancellationToken.None))
        {
            if (stored.Type == Registered && !Envelope.Is(stored.Data.Span) && PersonRegistered.Parser.ParseFrom(stored.Data.Span).Person.PersonId == person)
            {
                return Refusal.Of(Catalogue.NotEnciphered, $"{person}: the event at position {stored.Position}.");
            }
        }

        return null;
    }

    /// <summary>Destroys the key and notes it in the directory.</summary>
    /// <returns>Null, or why it is to be asked for again.</returns>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<CommandAnswer?> CarryOutAsync(string tenant, string person, DateTimeOffset receivedAt)
    {
        await log.Keys.DestroyAsync(tenant, KeyOwner.SubjectOf(person), CancellationToken.None);
        await grains.GetGrain<IPlanGrain>(GrainKeys.Of(tenant, person)).Forget();
        var answer = await grains.GetGrain<IOrganisationGrain>(tenant).Execute(new CommandCall(
            tenant, NodeActor.Id, NodeActor.Role, $"erased:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))}", null,
            NotePersonErased.Descriptor.FullName, new NotePersonErased { PersonId = person }.ToByteArray(), receivedAt, Reach.Whole));
        return answer.Refusal is null ? null : answer;
    }
}
