using Reinstate.Mutate;

return args is ["--worker", var tests] ? Worker.Serve(tests, Console.OpenStandardInput(), Console.OpenStandardOutput())
    : args.Length > 0 ? Campaign.Run(args[0], args[1..], Console.Out) : Usage();

static int Usage()
{
    Console.Error.WriteLine("usage: bench/mutate [RULE|FILE ...]");
    return 2;
}
