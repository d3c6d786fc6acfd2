using Reinstate.Bench;

return args switch
{
    [] => List(),
    ["crash", .. var rest] when Options.Of(rest) is var options => await (options.Values.GetValueOrDefault("load") == "demo" ? DemoCrash.RunAsync(options) : Crash.RunAsync(options)),
    ["usual-node", var connection] => await Reinstate.Bench.Usual.UsualNode.RunAsync(connection),
    ["noisy-load", var address, var organisation, var how, var callers, var people] => await NoisyLoad.RunAsync(
        address, organisation, how, int.Parse(callers, System.Globalization.CultureInfo.InvariantCulture), int.Parse(people, System.Globalization.CultureInfo.InvariantCulture)),
    ["faults", .. var rest] => await Faults.RunAsync(Options.Of(rest)),
    ["fuzz", var target, .. var rest] => await Fuzz.RunAsync(target, Options.Of(rest)),
    [var name, .. var rest] when Benchmarks.All.TryGetValue(name, out var benchmark) => await benchmark(Options.Of(rest)),
    _ => Unknown(args[0]),
};

static int List()
{
    foreach (var name in Benchmarks.All.Keys)
        Console.WriteLine(name);
    return 0;
}

static int Unknown(string name)
{
    Console.Error.WriteLine($"No benchmark '{name}'. There are: {string.Join(", ", Benchmarks.All.Keys)}.");
    return 2;
}
