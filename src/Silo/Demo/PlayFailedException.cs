namespace Reinstate.Silo.Demo;

/// <summary>The play did not go as it must; the message is one sentence for whoever watches.</summary>
internal sealed class PlayFailedException(string message) : Exception(message);
