namespace Quartett.Testing;

/// <summary>An account of <see cref="BlueskyServer"/>; its password also serves where an app password is asked for.</summary>
public sealed record BlueskyAccount(string Handle, string Email, string Password, string Did);
