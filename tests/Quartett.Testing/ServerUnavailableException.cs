namespace Quartett.Testing;

/// <summary>A real server that tests need could not be had. Tests fail with it; they are never skipped.</summary>
public sealed class ServerUnavailableException(string server, string reason)
    : Exception($"The test server '{server}' could not be started: {reason}");
