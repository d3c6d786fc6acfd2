using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Calls;

/// <summary>How long calls take, by method and by what became of them. Nothing here names a tenant or a person.</summary>
internal sealed class CallMetrics : IDisposable
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] };

    private readonly Meter _meter;
    private readonly Histogram<double> _commands;
    private readonly Histogram<double> _queries;

    public CallMetrics()
    {
        _meter = new Meter(new MeterOptions("Reinstate") { Scope = this });
        _commands = _meter.CreateHistogram("reinstate.command.duration", "s", "From the arrival of a command to its durable answer, tries again included.", advice: Seconds);
        _queries = _meter.CreateHistogram("reinstate.query.duration", "s", "From the arrival of a question to its answer, tries again included.", advice: Seconds);
    }

    public Task<T> CommandAsync<T>(string method, Func<Task<T>> call) => MeasureAsync(_commands, method, call);

    public Task<T> QueryAsync<T>(string method, Func<Task<T>> call) => MeasureAsync(_queries, method, call);

    /// <summary>Counts a call that was refused before anything of it was read.</summary>
    public void Refused(string method, bool isCommand, string code) => Record(isCommand ? _commands : _queries, 0, method, code);

    public void Dispose() => _meter.Dispose();

    // The outcome is a code of the catalogue, so there are as many as refusals.
    private static async Task<T> MeasureAsync<T>(Histogram<double> durations, string method, Func<Task<T>> call)
    {
        var (began, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var answer = await call();
            outcome = "ok";
            return answer;
        }
        catch (RpcException e)
        {
            outcome = e.Trailers.GetValue(RefusalStatus.Trailer) ?? outcome;
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            Record(durations, Stopwatch.GetElapsedTime(began).TotalSeconds, method, outcome);
        }
    }

    private static void Record(Histogram<double> durations, double seconds, string method, string outcome) =>
        durations.Record(seconds, new KeyValuePair<string, object?>("method", method), new KeyValuePair<string, object?>("outcome", outcome));
}
