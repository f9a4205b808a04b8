namespace Quartett.Core.Kernel;

/// <summary>Mail of the installation. A mail is put into the post together with the change that causes it and goes out after the commit.</summary>
public interface IMail
{
    /// <summary>False without a configured mail server: then links are shown to people instead.</summary>
    bool CanSend { get; }

    /// <summary>Joins the running transaction; nothing is sent when it is rolled back.</summary>
    void Post(Letter letter);
}

/// <summary>A mail before it is worded: the text stands in the resources under <c>mail.{Kind}.subject</c> and <c>mail.{Kind}.text</c>.</summary>
/// <param name="Language">The reader's: de or en.</param>
/// <param name="Link">Absolute address of the one thing to do; may hold a secret, so letters lie encrypted until they are sent.</param>
public sealed record Letter(string To, string Language, string Kind, IReadOnlyList<string> Args, string? Link);
