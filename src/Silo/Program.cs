using Reinstate.Silo.Commands;

return await CommandLine.Root().Parse(args).InvokeAsync();
