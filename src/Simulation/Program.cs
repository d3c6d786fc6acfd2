using Reinstate.Simulation;

return await SimulateCommand.Create().Parse(args).InvokeAsync();
