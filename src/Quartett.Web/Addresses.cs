using Quartett.Web.Hosting;

namespace Quartett.Web;

/// <summary>Every address of the product is made here; nothing else glues paths together.</summary>
public static class Addresses
{
    public const string Home = "/";
    public const string Start = "/start";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Forgot = "/forgot";
    public const string Me = "/me";
    public const string NewWorkspace = "/workspaces/new";
    public const string StyleGuide = "/style-guide";
    public const string NotFound = "/not-found";
    public const string Trouble = "/trouble";

    public static string SignInThen(string returnTo) => $"{SignIn}?to={Uri.EscapeDataString(returnTo)}";

    public static string Join(string secret) => $"/join/{secret}";

    public static string Reset(string secret) => $"/reset/{secret}";

    public static string Today(string slug) => $"/w/{slug}";

    public static string Calendar(string slug) => $"/w/{slug}/calendar";

    /// <summary>The calendar with the dialog that moves this post.</summary>
    public static string Move(string slug, Guid post) => $"/w/{slug}/calendar?move={post}";

    public static string Posts(string slug) => $"/w/{slug}/posts";

    /// <summary>An empty composer, planned for a moment.</summary>
    public static string NewPostAt(string slug, DateTimeOffset at) => $"/w/{slug}/posts/new?at={Uri.EscapeDataString(at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture))}";

    public static string Deliveries(string slug) => $"/w/{slug}/deliveries";

    public static string Post(string slug, Guid post) => $"/w/{slug}/posts/{post}";

    public static string Series(string slug, Guid series) => $"/w/{slug}/series/{series}";

    /// <summary>All series, as a list of their own among the posts.</summary>
    public static string AllSeries(string slug) => $"/w/{slug}/posts?tab=series";

    public static string NewPost(string slug) => $"/w/{slug}/posts/new";

    public static string Media(string slug) => $"/w/{slug}/media";

    public static string MediaItem(string slug, Guid media) => $"/w/{slug}/media/{media}";

    public static string MediaFile(string slug, Guid media) => $"/w/{slug}/media/{media}/file";

    public static string MediaThumb(string slug, Guid media) => $"/w/{slug}/media/{media}/thumb";

    public static string MediaUpload(string slug) => $"{Api(slug)}/media";

    public static string Events(string slug) => $"{Api(slug)}/events";

    public static string Search(string slug) => $"{Api(slug)}/search";

    public static string Channels(string slug) => $"/w/{slug}/channels";

    public static string AddChannel(string slug) => $"/w/{slug}/channels/add";

    public static string ConnectChannel(string slug, string network) => $"/w/{slug}/channels/add/{network}";

    public static string Channel(string slug, Guid channel) => $"/w/{slug}/channels/{channel}";

    public static string ReconnectChannel(string slug, Guid channel) => $"/w/{slug}/channels/{channel}/reconnect";

    public static string Members(string slug) => $"/w/{slug}/members";

    public static string Settings(string slug) => $"/w/{slug}/settings";

    public static string Training(string slug) => $"/w/{slug}/training";

    public static string Course(string slug, string course) => $"/w/{slug}/training/{course}";

    public static string TrainingTeam(string slug) => $"/w/{slug}/training/team";

    /// <summary>A running quiz, at one question or where it goes on.</summary>
    public static string Quiz(string slug, Guid quiz, int? number = null) => $"/w/{slug}/training/quiz/{quiz}{(number is null ? "" : $"?n={number}")}";

    public static string Certificate(string slug, Guid certificate) => $"/w/{slug}/training/certificates/{certificate}";

    public static string Policy(string slug) => $"/w/{slug}/policy";

    public static string PolicyInterview(string slug) => $"/w/{slug}/policy/interview";

    public static string PolicySection(string slug, string section) => $"/w/{slug}/policy/sections/{section}";

    public static string PutPolicyInForce(string slug) => $"/w/{slug}/policy/put-in-force";

    public static string PolicyVersion(string slug, int number) => $"/w/{slug}/policy/versions/{number}";

    /// <summary>The text people sign, byte for byte.</summary>
    public static string PolicyText(string slug, int number) => $"/w/{slug}/policy/versions/{number}.md";

    public static string PolicyPaper(string slug, int number) => $"/w/{slug}/policy/versions/{number}.pdf";

    public static string SignPolicy(string slug) => $"/w/{slug}/policy/sign";

    public static string Signatures(string slug) => $"/w/{slug}/policy/signatures";

    public static string SignaturesExport(string slug) => $"/w/{slug}/policy/signatures.csv";

    public static string SignaturesPaper(string slug) => $"/w/{slug}/policy/signatures.pdf";

    public static string CertificatePaper(string slug, Guid certificate) => $"/w/{slug}/training/certificates/{certificate}.pdf";

    public static string PublicPolicy(string slug) => $"/news/{slug}/policy";

    public static string Audit(string slug) => $"/w/{slug}/audit";

    public static string AuditExport(string slug) => $"/w/{slug}/audit.csv";

    public static string PostsExport(string slug) => $"/w/{slug}/posts.csv";

    public static string Newsroom(string slug) => $"/news/{slug}";

    public static string Api(string slug) => $"/api/v1/w/{slug}";

    /// <summary>For mails, feeds and whatever else leaves the house.</summary>
    public static string Absolute(this IPublicAddress address, string path) => address.At(path).ToString();

    /// <inheritdoc cref="Absolute"/>
    public static Uri At(this IPublicAddress address, string path) => new(address.Root, path);

    /// <summary>The address when it lies in this house, else home: nobody is sent elsewhere after signing in.</summary>
    public static string OnlyLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        && !address.Any(char.IsControl) ? address : Home;
}
