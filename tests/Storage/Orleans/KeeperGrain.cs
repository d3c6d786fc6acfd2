using Orleans.Runtime;

namespace Reinstate.StorageTests.Orleans;

/// <summary>A grain that does nothing but what the providers must support.</summary>
public interface IKeeperGrain : IGrainWithStringKey
{
    [Alias("Write")]
    Task WriteAsync(string text);

    [Alias("ReadAgain")]
    Task<(string Text, bool Exists)> ReadAgainAsync();

    [Alias("Clear")]
    Task ClearAsync();

    [Alias("Remind")]
    Task RemindAsync(string name, TimeSpan period);

    [Alias("Reminders")]
    Task<string[]> RemindersAsync();

    [Alias("Forget")]
    Task ForgetAsync(string name);
}

[GenerateSerializer]
[Alias("Reinstate.StorageTests.Kept")]
public sealed class Kept
{
    [Id(0)]
    public string Text { get; set; } = "";
}

public sealed class KeeperGrain([PersistentState("kept")] IPersistentState<Kept> state) : Grain, IKeeperGrain, IRemindable
{
    public Task WriteAsync(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    public async Task<(string Text, bool Exists)> ReadAgainAsync()
    {
        await state.ReadStateAsync();
        return (state.State.Text, state.RecordExists);
    }

    public Task ClearAsync() => state.ClearStateAsync();

    public Task RemindAsync(string name, TimeSpan period) => this.RegisterOrUpdateReminder(name, period, period);

    public async Task<string[]> RemindersAsync() => [.. (await this.GetReminders()).Select(r => r.ReminderName).Order(StringComparer.Ordinal)];

    public async Task ForgetAsync(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
