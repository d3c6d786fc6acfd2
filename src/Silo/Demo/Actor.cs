using Google.Protobuf;
using Reinstate.Silo.Client;
using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>Somebody who acts in the play: a member of staff in a role, or a machine.</summary>
internal sealed class Actor(Stage stage, Caller caller, string name)
{
    public string Id => caller.Person;

    /// <summary>Name and role, as a person would be introduced.</summary>
    public string Title => $"{name} ({caller.Role.Replace('_', ' ').Replace("on call", "on-call", StringComparison.Ordinal)})";

    public string Name => name;

    /// <summary>Gives a command that must be accepted.</summary>
    /// <param name="key">What it is, unique within the incident; the idempotency key is made of it.</param>
    /// <param name="command">The request.</param>
    public async Task DoAsync(string key, IMessage command)
    {
        if (await TryAsync(key, command) is { } refusal)
        {
            throw new PlayFailedException($"{Title} was refused {command.Descriptor.Name} ({key}): {refusal.Code}. {Answer.Say(refusal)}");
        }
    }

    /// <summary>Gives a command that may be refused; null when it was accepted.</summary>
    public async Task<RefusalDetail?> TryAsync(string key, IMessage command)
    {
        var answer = await stage.Client.SendAsync(caller, stage.KeyOf(key), command, stage.Clock.Now, stage.Cancellation);
        stage.Reached(answer.Position);
        return answer.Refusal;
    }

    public Task<TReply> AskAsync<TReply>(IMessage question)
        where TReply : class, IMessage<TReply>, new() => stage.Client.AskAsync<TReply>(caller, question, stage.Cancellation);

    public Task<(string FileName, byte[] Data)> EvidencePackAsync(string incident) => stage.Client.EvidencePackAsync(caller, incident, stage.Cancellation);
}
