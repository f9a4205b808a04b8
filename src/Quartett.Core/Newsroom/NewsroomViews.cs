namespace Quartett.Core.Newsroom;

/// <summary>Whose Newsroom it is.</summary>
/// <param name="Workspace">The address segment.</param>
/// <param name="Language">de or en.</param>
/// <param name="Country">DE, AT or CH: how dates are written.</param>
/// <param name="TimeZone">IANA zone in which dates are shown.</param>
/// <param name="OwnHost">Its own host name, where it has one.</param>
/// <param name="ChangedAt">The last time anything was published, changed or withdrawn (UTC).</param>
public sealed record NewsroomSite(
    Guid Id, string Workspace, string Name, string Language, string Country, string TimeZone,
    string? ImprintUrl, string? PrivacyUrl, string? OwnHost, DateTimeOffset ChangedAt);

/// <summary>An article as readers get it.</summary>
/// <param name="Slug">The last segment of its address.</param>
/// <param name="HasHeadline">False when the title only repeats the text's first words.</param>
/// <param name="Html">Cleaned; safe to be written as it is.</param>
/// <param name="Summary">The beginning as plain text; empty for pictures without words.</param>
public sealed record ArticleView(
    Guid Id, string Slug, string Title, bool HasHeadline, string Html, string Summary, string Language, ArticleMedia Media,
    DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt);

/// <summary>One page of the Newsroom, newest first.</summary>
/// <param name="Older">The cursor of the next page, or <c>null</c> on the last.</param>
public sealed record NewsroomPage(NewsroomSite Site, IReadOnlyList<ArticleView> Articles, string? Older);

/// <summary>An article's own page.</summary>
public sealed record ArticlePage(NewsroomSite Site, ArticleView Article);

/// <summary>All addresses for search engines.</summary>
public sealed record NewsroomMap(NewsroomSite Site, IReadOnlyList<NewsroomMapEntry> Articles);

/// <summary>One address and when what stands there changed last (UTC).</summary>
public sealed record NewsroomMapEntry(string Slug, DateTimeOffset ChangedAt);

/// <summary>A picture, video or captions file; the receiver closes the stream.</summary>
public sealed record NewsroomFile(Stream Content, string ContentType);
