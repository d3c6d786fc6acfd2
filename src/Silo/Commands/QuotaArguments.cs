using System.CommandLine;
using System.Globalization;
using Reinstate.Contracts.Ids;
using Reinstate.Gateway.Quotas;

namespace Reinstate.Silo.Commands;

/// <summary>What the command line says about quotas: <c>calls=2000,burst=30000,streams=2000,bytes=8MiB,storage=20GiB</c>, as many of them as wanted; <c>none</c> lifts one.</summary>
internal sealed class QuotaArguments
{
    private static readonly (string Unit, long Factor)[] Units = [("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40)];

    private readonly Option<string?> _usual = new("--quota") { Description = "What each organisation may have of this node: calls=N (a second), burst=N, streams=N, bytes=N (a second), storage=N, with commas between.", HelpName = "LIMITS" };
    private readonly Option<string[]> _own = new("--quota-of") { Description = "The same for one organisation, instead of --quota.", HelpName = "ORGANISATION:LIMITS" };
    private readonly Option<int> _share = new("--share") { Description = "Calls of one organisation under way at a time while others call too.", DefaultValueFactory = _ => new QuotaOptions().Share, HelpName = "N" };

    public QuotaArguments(Command command)
    {
        command.Options.Add(_usual);
        command.Options.Add(_own);
        command.Options.Add(_share);
        _usual.Validators.Add(result => Check("--quota", result.GetValueOrDefault<string>(), result.AddError));
        _own.Validators.Add(result =>
        {
            foreach (var own in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (own.Split(':', 2) is [var organisation, var limits] && Identifiers.IsId(organisation))
                {
                    Check("--quota-of", limits, result.AddError);
                }
                else
                {
                    result.AddError($"--quota-of: '{own}' is not ORGANISATION:LIMITS.");
                }
            }
        });
        _share.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--share: at least 1.");
            }
        });
    }

    /// <summary>What was said, for the node.</summary>
    public Action<QuotaOptions> Of(ParseResult parsed) => quotas =>
    {
        quotas.Share = parsed.GetValue(_share);
        quotas.Usual = parsed.GetValue(_usual) is { } limits ? Parse(limits) : quotas.Usual;
        foreach (var own in parsed.GetValue(_own) ?? [])
        {
            var parts = own.Split(':', 2);
            quotas.Own[parts[0]] = Parse(parts[1]);
        }
    };

    /// <summary>Reads limits.</summary>
    /// <exception cref="FormatException">They cannot be read, or not be kept; the message says which.</exception>
    public static Quota Parse(string limits)
    {
        var quota = limits.Split(',').Aggregate(new Quota(), (quota, limit) => limit.Split('=', 2) switch
        {
            ["calls", var n] => quota with { CallsPerSecond = Number(limit, n) },
            ["burst", var n] => quota with { Burst = (int?)Whole(limit, n, int.MaxValue) },
            ["streams", var n] => quota with { Streams = (int?)Whole(limit, n, int.MaxValue) },
            ["bytes", var n] => quota with { BytesPerSecond = Whole(limit, n, long.MaxValue) },
            ["storage", var n] => quota with { StoredBytes = Whole(limit, n, long.MaxValue) },
            _ => throw new FormatException($"'{limit}' is not one of calls=N, burst=N, streams=N, bytes=N, storage=N."),
        });
        return quota.Faults().FirstOrDefault() is { } fault ? throw new FormatException(fault) : quota;
    }

    private static void Check(string option, string? limits, Action<string> fault)
    {
        try
        {
            _ = limits is null ? null : Parse(limits);
        }
        catch (FormatException e)
        {
            fault($"{option}: {e.Message}");
        }
    }

    private static long? Whole(string limit, string text, long most) => Number(limit, text) switch
    {
        null => null,
        { } number when number <= most && number == Math.Floor(number) => (long)number,
        _ => throw new FormatException($"'{limit}' is not a whole number that this limit can be."),
    };

    private static double? Number(string limit, string text)
    {
        if (text == "none")
        {
            return null;
        }

        var (unit, factor) = Array.Find(Units, known => text.EndsWith(known.Unit, StringComparison.Ordinal)) is { Unit: not null } found ? found : ("", 1);
        return double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * factor : throw new FormatException($"'{limit}' has no number, like 2000, 8MiB or none.");
    }
}
