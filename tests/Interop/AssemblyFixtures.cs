using Reinstate.InteropTests;

// Every client calls the same node, each for an organisation of its own.
[assembly: AssemblyFixture(typeof(NodeProcess))]
