using System.Collections.Concurrent;
using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>One account for the length of one call: signs in when it must and renews the session when it ran out.</summary>
internal sealed class BlueskyAccount
{
    // a refresh token may be used once, so calls for the same account take turns and the later ones get what the first one got
    private static readonly ConcurrentDictionary<string, Turn> Turns = new(StringComparer.Ordinal);

    private readonly ChannelAccess _access;
    private readonly Uri _server;
    private readonly string _identifier;
    private readonly string _password;

    public BlueskyAccount(ChannelAccess access)
    {
        _access = access;
        var settings = access.SettingsAs<BlueskySettings>();
        _server = ServerOf(settings.Server);
        _identifier = Filled(settings.Handle.Trim().TrimStart('@').Trim(), nameof(BlueskySettings.Handle));
        _password = Filled(settings.AppPassword.Trim(), nameof(BlueskySettings.AppPassword));
        Api = new BlueskyApi(access.Http, access.Clock);
    }

    public BlueskyApi Api { get; }

    /// <summary>Signs in with the app password and keeps the session.</summary>
    public async Task<BlueskySession> SignInAsync(CancellationToken cancel)
    {
        try
        {
            var session = await Api.SignInAsync(_server, _identifier, _password, cancel);
            await KeepAsync(session);
            return session;
        }
        catch (ConnectorException refused)
        {
            throw new ConnectorException(BlueskyFailures.WhileSigningIn(refused.Failure), refused.InnerException);
        }
    }

    /// <summary>Makes a call with the stored session; when the server does not accept it any more, renews it once and calls again.</summary>
    public async Task<T> CallAsync<T>(Func<BlueskySession, Task<T>> call, CancellationToken cancel)
    {
        var session = Stored() ?? await SignInAsync(cancel);
        try
        {
            return await call(session);
        }
        catch (ConnectorException refused) when (refused.Failure.Kind is FailureKind.AuthExpired or FailureKind.AuthRevoked)
        {
            return await call(await RenewAsync(session, cancel));
        }
    }

    // a session made with other settings is not this channel's session
    private BlueskySession? Stored() =>
        BlueskySession.FromJson(_access.Session) is { } session && session.Server == _server && session.Identifier == _identifier ? session : null;

    private async Task<BlueskySession> RenewAsync(BlueskySession stale, CancellationToken cancel)
    {
        var turn = Turns.GetOrAdd(stale.Did, _ => new Turn());
        await turn.Gate.WaitAsync(cancel);
        try
        {
            if (turn.Fresh is { } fresh && turn.Spent == stale.RefreshJwt)
            {
                await KeepAsync(fresh);
                return fresh;
            }

            var renewed = await RefreshOrSignInAsync(stale, cancel);
            (turn.Spent, turn.Fresh) = (stale.RefreshJwt, renewed);
            return renewed;
        }
        finally
        {
            turn.Gate.Release();
        }
    }

    private async Task<BlueskySession> RefreshOrSignInAsync(BlueskySession stale, CancellationToken cancel)
    {
        try
        {
            var renewed = await Api.RefreshAsync(stale, cancel);
            await KeepAsync(renewed);
            return renewed;
        }
        catch (ConnectorException spent) when (spent.Failure.Kind is FailureKind.AuthExpired or FailureKind.AuthRevoked or FailureKind.Validation)
        {
            return await SignInAsync(cancel);
        }
    }

    // not to be cancelled: the old refresh token is spent, and this is the only copy of the new one
    private Task KeepAsync(BlueskySession session) => _access.SaveSessionAsync(session.ToJson(), CancellationToken.None);

    private static Uri ServerOf(string setting)
    {
        var address = setting.Trim();
        if (!address.Contains("://", StringComparison.Ordinal)) address = $"https://{address}";
        if (Uri.TryCreate(address, UriKind.Absolute, out var server)
            && (server.Scheme == Uri.UriSchemeHttps || server.Scheme == Uri.UriSchemeHttp)
            && server.UserInfo.Length == 0) return new Uri(server.GetLeftPart(UriPartial.Authority));
        throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, "The server address is not a web address.", Field: nameof(BlueskySettings.Server)));
    }

    private static string Filled(string value, string field) => value.Length > 0
        ? value
        : throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, $"{field} is empty.", Field: field));

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public string? Spent { get; set; }
        public BlueskySession? Fresh { get; set; }
    }
}
