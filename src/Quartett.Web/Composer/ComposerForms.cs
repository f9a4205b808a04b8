using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Joining;
using Quartett.Web.Posts;
using Quartett.Web.Repeating;

namespace Quartett.Web.Composer;

/// <summary>What the composer page does with what its forms send; the page itself only shows.</summary>
public abstract class ComposerForms : WorkspacePage
{
    private static readonly string[] ShownAtFields = ["text", "variants", "images", "video", "link.address", "at", "when", .. RhythmFieldNames.All];

    [Parameter] public Guid Id { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Moments Wall { get; set; } = default!;

    private protected PostView? Post { get; private set; }

    private protected PostContent? Content { get; private set; }

    private protected IReadOnlyList<ChannelView> Channels { get; private set; } = [];

    private protected ShownPost Shown { get; private set; } = default!;

    private protected IReadOnlyList<TextBlockView> Blocks { get; private set; } = [];

    /// <summary>What the company puts below every new post; may be empty.</summary>
    private protected string Signature { get; private set; } = "";

    private protected IReadOnlyList<CommentView> Comments { get; private set; } = [];

    private protected IReadOnlyList<VersionView> Versions { get; private set; } = [];

    private protected IReadOnlyList<string> Members { get; private set; } = [];

    /// <summary>How the post would repeat; <c>null</c> where it cannot, because it is out already, is part of a series, or the person may not decide it.</summary>
    private protected ShownRhythm? Rhythm { get; private set; }

    /// <summary>Somebody else's version, when this person's save came second and no script could merge.</summary>
    private protected PostView? MovedOn { get; private set; }

    private protected bool CommentFailed { get; private set; }

    private protected int Revision => Post?.Revision ?? 0;

    private protected bool MayPublish => Here.May(Right.Publish);

    private protected string SaveAddress => Post is null ? $"{Addresses.Api(Slug)}/posts/fields" : $"{Addresses.Api(Slug)}/posts/{Post.Id}/fields";

    // A draft that came into being with a refused moment is sent to its own address next time, not begun anew.
    private protected string OwnAddress => Post is null ? Addresses.NewPost(Slug) : Addresses.Post(Slug, Post.Id.Value);

    private protected string Title => Content is { FirstWords.Length: > 0 } ? Content.FirstWords : Words["compose.title"];

    private protected IEnumerable<string> Besides => Refusals.Where(r => !Rule(r) && (r.Field is null || !ShownAtFields.Contains(r.Field, StringComparer.Ordinal)) && r.Code != "post.conflict" && !CommentFailed)
        .Select(r => Words.Of(r.Code, r.Args)).Concat(Refusals.Any(Rule) ? [Words["compose.notYet"]] : []);

    private protected string? TextError => Refusals.FirstOrDefault(r => r.Field == "text" && !Rule(r)) is { } refusal && !CommentFailed ? Words.Of(refusal.Code, refusal.Args) : null;

    private protected (string Sentence, string? UndoAddress)? Done => Http.Request.Query["done"].ToString() switch
    {
        "planned" when Post?.PlannedAt is { } at && Post.Stage == PostStage.Planned => (Words.Of("compose.donePlanned", Wall.Say(at)), $"{Addresses.Api(Slug)}/posts/{Post.Id}/unschedule"),
        "planned" or "sent" => (Words["compose.doneSent"], null),
        "saved" => (Words["compose.saved"], null),
        "repeated" => (Words["repeat.doneBegun"], null),
        "rewritten" => (Words["repeat.doneRewritten"], null),
        "duplicated" => (Words["compose.doneDuplicated"], null),
        "restored" => (Words["compose.doneRestored"], null),
        "acted" => (Words["compose.doneActed"], null),
        _ => null,
    };

    private protected ScheduleInput Schedule
    {
        get
        {
            var proposed = Proposal();
            var problem = Refusals.FirstOrDefault(r => r.Field is "at" or "when");
            var instead = problem?.Code == "schedule.gap" ? ReadMoment.Local(((string)problem.Args[1]).Replace(' ', 'T')) : null;
            return new(
                SentOr("_when", Asked(ScheduleInput.Repeat) && Rhythm is not null ? ScheduleInput.Repeat : Asked("at") || Asked("day") || Post?.PlannedAt is not null || !Channels.Any(c => c.Slots.Count > 0) ? "at" : "nextSlot"),
                SentOr("_date", proposed.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
                SentOr("_time", proposed.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture)),
                Wall.Zone.Id == Here.TimeZone ? null : Here.TimeZone,
                problem is null ? null : Words.Of(problem.Code, [.. problem.Args.Select(AsPeopleSay)]),
                instead,
                problem?.Code == "schedule.twice",
                Content!.Variants.Count > 1,
                SentOr("_slot", Slot() is not null ? ReadMoment.Write(proposed) : "") is { Length: > 0 } slot ? slot : null);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Channels = (await Ask.RunAsync(new ListChannels(Here.Id))).Value ?? [];
        Blocks = (await Ask.RunAsync(new ListTextBlocks(Here.Id))).Value ?? [];
        Members = [.. ((await Ask.RunAsync(new ListMembers(Here.Id))).Value?.Members ?? []).Select(m => m.Name)];
        Signature = ((await Ask.RunAsync(new ReadSettings(Here.Id))).Value?.Signature ?? "").ReplaceLineEndings("\n").Trim();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (Id != Guid.Empty)
        {
            var shown = await Ask.RunAsync(new ShowPost(Here.Id, new(Id)));
            if (!shown.Done)
            {
                Navigation.NotFound();
                return;
            }

            Post = shown.Value;
            Comments = (await Ask.RunAsync(new ListComments(Here.Id, Post.Id))).Value ?? [];
            Versions = (await Ask.RunAsync(new ListVersions(Here.Id, Post.Id))).Value ?? [];
        }

        // The page draws as soon as there is content, also while this still waits for a file; so the content comes last.
        var content = Typed() ?? Post?.Content ?? await Fresh.ContentAsync(Http.Request.Query, Channels, Blocks);
        Shown = await ShownPost.OfAsync(Here, Ask, content);
        if (MayPublish && Post is null or { Part: null, Discarded: false, Stage: PostStage.Draft or PostStage.Planned })
            Rhythm = await ShownRhythm.OfAsync(RhythmInput.IsIn(Http.Request) ? RhythmInput.Of(Http.Request.Form) : RhythmInput.At(Proposal()), Here.Id, Ask);
        Content = content;
    }

    protected async Task SubmitAsync()
    {
        var read = PostFields.Read(Http.Request.Form);
        if (!read.Done)
        {
            Refuse(read.Refusals);
            return;
        }

        // The days that follow from the fields stand on the page by now; nothing is saved for them.
        if (Sent("_do") == "dates") return;
        if (Sent("_do") is "schedule" or "series" && Fresh.SaysNothing(read.Value))
        {
            Refuse([new(FindingLine.Empty, "text")]);
            return;
        }

        if (await SaveAsync(read.Value) is not { } saved) return;
        if (Sent("_do") == "series")
        {
            await RewriteAsync(saved.Post, saved.Revision);
            return;
        }

        if (Sent("_do") == "schedule" && Sent("_when") == ScheduleInput.Repeat)
        {
            await RepeatAsync(saved.Post, saved.Revision);
            return;
        }

        if (Sent("_do") != "schedule")
        {
            Navigation.NavigateTo($"{Addresses.Post(Slug, saved.Post.Value)}?done=saved");
            return;
        }

        await ScheduleAsync(saved.Post, saved.Revision);
    }

    private async Task<(PostId Post, int Revision)?> SaveAsync(PostContent content)
    {
        if (Post is null)
        {
            var drafted = await RunAsync(new DraftPost(Here.Id, content));
            if (!drafted.Done) return null;
            Post = (await Ask.RunAsync(new ShowPost(Here.Id, drafted.Value))).Value;
            return (drafted.Value, 1);
        }

        var seen = int.TryParse(Sent("revision"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var edited = await RunAsync(new EditPost(Here.Id, Post.Id, seen, content));
        if (edited.Refusal?.Code == "post.conflict") MovedOn = Post;
        return edited.Done ? (Post.Id, edited.Value.Revision) : null;
    }

    private async Task ScheduleAsync(PostId post, int revision)
    {
        // The offered time replaces only the one it was offered for; whoever has chosen another since means that one.
        var typed = $"{Sent("_date")}T{Sent("_time")}";
        var local = Sent("_instead") is { Length: > 0 } instead && Sent("_insteadOf") == typed ? instead : typed;
        // Somebody else may have taken the free slot meanwhile; another time than the slot's is a time like any other.
        var when = Sent("_when") == "at" && Sent("_slot") == local ? "slot" : Sent("_when");
        var moment = ReadMoment.Of(when, local, Sent("_fold"), null);
        if (!moment.Done)
        {
            Refuse(moment.Refusals);
            return;
        }

        var planned = await RunAsync(new SchedulePost(Here.Id, post, moment.Value, revision));
        if (planned.Done) Navigation.NavigateTo($"{Addresses.Post(Slug, post.Value)}?done={(moment.Value is Moment.Now ? "sent" : "planned")}");
        else Post = (await Ask.RunAsync(new ShowPost(Here.Id, post))).Value;
    }

    private async Task RepeatAsync(PostId post, int revision)
    {
        var read = RhythmInput.Of(Http.Request.Form).Read();
        if (!read.Done) Refuse(read.Refusals);
        else if ((await RunAsync(new RepeatPost(Here.Id, post, read.Value, revision))).Done) Navigation.NavigateTo($"{Addresses.Post(Slug, post.Value)}?done=repeated");
        Post = (await Ask.RunAsync(new ShowPost(Here.Id, post))).Value;
    }

    private async Task RewriteAsync(PostId post, int revision)
    {
        if ((await RunAsync(new RewriteSeries(Here.Id, post, revision))).Done) Navigation.NavigateTo($"{Addresses.Post(Slug, post.Value)}?done=rewritten");
        else Post = (await Ask.RunAsync(new ShowPost(Here.Id, post))).Value;
    }

    // A planned day nobody wrote on may be gone afterwards; the series is there in any case.
    private async Task OnSeriesAsync(Func<PartOfSeries, IUseCase<Nothing>> useCase)
    {
        if (Post?.Part is not { } part) return;
        if ((await RunAsync(useCase(part))).Done) Navigation.NavigateTo($"{Addresses.Series(Slug, part.Series.Id.Value)}?done");
        else await LoadAsync();
    }

    protected async Task ActAsync()
    {
        if (Post is null) return;
        var (verb, argument) = Sent("do").Split(':', 2) is [var v, var a] ? (v, a) : (Sent("do"), "");
        var delivery = new DeliveryId(Guid.TryParse(argument, out var id) ? id : Guid.Empty);
        switch (verb)
        {
            case "duplicate":
                var copy = await RunAsync(new DuplicatePost(Here.Id, Post.Id));
                if (copy.Done) Navigation.NavigateTo($"{Addresses.Post(Slug, copy.Value.Value)}?done=duplicated");
                break;
            case "discard":
                if ((await RunAsync(new DiscardPost(Here.Id, Post.Id))).Done) Navigation.NavigateTo($"{Addresses.Posts(Slug)}?discarded={Post.Id}");
                break;
            case "comment":
                var said = await RunAsync(new AddComment(Here.Id, Post.Id, Sent("comment")));
                CommentFailed = !said.Done;
                if (said.Done) Navigation.NavigateTo($"{Addresses.Post(Slug, Post.Id.Value)}#comments");
                break;
            case "restore":
                var restored = await RunAsync(new RestoreVersion(Here.Id, Post.Id, Seen, int.TryParse(argument, CultureInfo.InvariantCulture, out var revision) ? revision : 0));
                if (restored.Done) Navigation.NavigateTo($"{Addresses.Post(Slug, Post.Id.Value)}?done=restored");
                break;
            case "bringBack": await ThenAsync(new BringBackPost(Here.Id, Post.Id)); break;
            case "unschedule": await ThenAsync(new UnschedulePost(Here.Id, Post.Id)); break;
            case "hold": await ThenAsync(new HoldPost(Here.Id, Post.Id)); break;
            case "release": await ThenAsync(new ReleasePost(Here.Id, Post.Id)); break;
            case "skip": await OnSeriesAsync(part => new SkipOccurrence(Here.Id, part.Series.Id, part.Day)); break;
            case "pauseSeries": await OnSeriesAsync(part => new PauseSeries(Here.Id, part.Series.Id)); break;
            case "resumeSeries": await OnSeriesAsync(part => new ResumeSeries(Here.Id, part.Series.Id)); break;
            case "endSeries": await OnSeriesAsync(part => new EndSeries(Here.Id, part.Series.Id)); break;
            case "goOn" when Post.Deliveries.Count(d => d.State == DeliveryState.Held) == 1: await ThenAsync(new ReleasePost(Here.Id, Post.Id)); break;
            case "goOn" or "retry": await ThenAsync(new RetryDelivery(Here.Id, delivery)); break;
            case "retract": await ThenAsync(new RetractDelivery(Here.Id, delivery)); break;
            case "stay": await ThenAsync(new LeaveInPart(Here.Id, delivery)); break;
            case "update": await ThenAsync(new UpdateDelivered(Here.Id, delivery)); break;
            case "there": await ThenAsync(new SettleUncertain(Here.Id, delivery, Settlement.ItIsThere)); break;
            case "again": await ThenAsync(new SettleUncertain(Here.Id, delivery, Settlement.SendAgain)); break;
            case "leave": await ThenAsync(new SettleUncertain(Here.Id, delivery, Settlement.GiveUp)); break;
        }
    }

    private int Seen => int.TryParse(Sent("seen"), CultureInfo.InvariantCulture, out var number) ? number : Revision;

    private async Task ThenAsync<T>(IUseCase<T> useCase)
    {
        if ((await RunAsync(useCase)).Done) Navigation.NavigateTo($"{Addresses.Post(Slug, Post!.Id.Value)}?done=acted");
        else await LoadAsync();
    }

    private PostContent? Typed() => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(PostFields.Text) ? PostFields.Read(Http.Request.Form).Value : null;

    private FreshPost Fresh => new(Here, Ask, Signature);

    private LocalDateTime Proposal()
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Here.TimeZone) ?? DateTimeZone.Utc;
        // A free slot of the calendar comes as an instant, a time of day as it stands on the wall.
        if (ReadMoment.Local(Http.Request.Query["at"]) is { } asked) return asked;
        if (Slot() is { } slot) return slot.ToInstant().InZone(zone).LocalDateTime;
        var now = Clock.GetUtcNow().ToInstant().InZone(zone).LocalDateTime;
        if (NodaTime.Text.LocalDatePattern.Iso.Parse(Http.Request.Query["day"].ToString()) is { Success: true } day) return day.Value + new LocalTime(9, 0);
        if (Post?.PlannedAt is { } planned && planned > Clock.GetUtcNow()) return planned.ToInstant().InZone(zone).LocalDateTime;
        return now.Date.PlusDays(1) + new LocalTime(9, 0);
    }

    private DateTimeOffset? Slot() =>
        ReadMoment.Local(Http.Request.Query["at"]) is null && DateTimeOffset.TryParse(Http.Request.Query["at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var slot) ? slot : null;

    private static object AsPeopleSay(object arg) =>
        arg is string text && ReadMoment.Local(text.Replace(' ', 'T')) is { } local ? local.ToString("d. MMMM uuuu, H:mm", CultureInfo.CurrentCulture) : arg;

    private static bool Rule(Refusal refusal) => refusal.Code.StartsWith("rule.", StringComparison.Ordinal) && refusal.Code != FindingLine.Empty;
}
