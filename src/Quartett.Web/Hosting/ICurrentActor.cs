using System.Globalization;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Web.Hosting;

/// <summary>Who is asking, known once per request from the cookie and its session row.</summary>
public interface ICurrentActor
{
    Actor Actor { get; }

    /// <summary>More about the person, or <c>null</c> when nobody is signed in.</summary>
    SignedInPerson? SignedIn { get; }
}

internal sealed class CurrentActor(IHttpContextAccessor http) : ICurrentActor
{
    private static readonly object Key = new();

    public SignedInPerson? SignedIn => http.HttpContext?.Items[Key] as SignedInPerson;

    public Actor Actor => SignedIn is { } person
        ? new(ActorKind.Person, person.Login, person.Name, person.Language) { Session = person.Session }
        : Actor.Nobody with { Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };

    public static void Remember(HttpContext context, SignedInPerson person) => context.Items[Key] = person;
}
