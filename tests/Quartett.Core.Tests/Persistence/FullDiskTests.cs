using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Media.Library;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing;
using Quartett.Core.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

/// <summary>No room on the disk: said in words, nothing half done, reading goes on, and so does writing as soon as there is room.</summary>
public sealed class FullDiskTests
{
    private static readonly string LongText = string.Join("\n\n", Enumerable.Range(0, 400).Select(n => $"Absatz {n}: Eiche, geölt, aus dem Wald hinter der Werkstatt."));

    [Theory, Databases]
    public async Task A_draft_is_refused_in_words_and_saved_when_there_is_room_again(DatabaseKind kind)
    {
        var disk = new SmallDisk();
        await using var company = await Company.StartAsync(kind, change: disk.PutUnder);
        var post = await company.DraftAsync("Kurz.");
        var edit = new EditPost(company.Workspace, post, 1, company.Says(LongText));

        await FillAsync(company, kind, disk);
        var refused = await company.Core.RunAsync(edit, company.Author);
        refused.Refusal!.Code.ShouldBe("kernel.diskFull");
        refused.Refusal.Field.ShouldBeNull("it is about nothing that was typed");
        (await company.Core.RunAsync(new DraftPost(company.Workspace, company.Says(LongText)), company.Author)).Refusal!.Code.ShouldBe("kernel.diskFull");

        var shown = await company.ShowAsync(post);
        (shown.Content.Text, shown.Revision).ShouldBe(("Kurz.", 1));
        (await company.Core.DoneAsync(new ListPosts(company.Workspace), company.Author)).Count.ShouldBe(1);
        (await company.Core.DoneAsync(new VerifyAudit(company.Workspace), company.Owner)).FirstBroken.ShouldBeNull();

        await ClearAsync(company, kind, disk);
        (await company.Core.DoneAsync(edit, company.Author)).Revision.ShouldBe(2);
        (await company.ShowAsync(post)).Content.Text.ShouldBe(LongText);
        (await company.Core.DoneAsync(new VerifyAudit(company.Workspace), company.Owner)).FirstBroken.ShouldBeNull();
    }

    [Theory, Databases]
    public async Task A_picture_that_cannot_be_noted_leaves_no_file_behind(DatabaseKind kind)
    {
        var disk = new SmallDisk();
        await using var company = await Company.StartAsync(kind, change: disk.PutUnder);
        var media = company.Core.Services.GetRequiredService<StorageChoice>().MediaFolder;
        using var content = new MemoryStream(Samples.Jpeg());
        var upload = new UploadMedia(company.Workspace, content, "werkstatt.jpg", string.Concat(Enumerable.Repeat("Die Werkstatt. ", 60)));

        if (kind == DatabaseKind.Sqlite) disk.MountForReading();
        else await FillAsync(company, kind, disk);
        (await company.Core.RunAsync(upload, company.Author)).Refusal!.Code.ShouldBe("kernel.diskFull");
        (await company.Core.DoneAsync(new ListMedia(company.Workspace), company.Author)).ShouldBeEmpty();
        Directory.EnumerateFiles(media, "*", SearchOption.AllDirectories).ShouldBeEmpty();

        await ClearAsync(company, kind, disk);
        (await company.PictureAsync()).ShouldNotBe(Guid.Empty);
    }

    [Theory, Databases]
    public async Task What_was_refused_is_not_saved_by_the_way_later(DatabaseKind kind)
    {
        var disk = new SmallDisk();
        await using var company = await Company.StartAsync(kind, change: disk.PutUnder);
        await FillAsync(company, kind, disk);

        await company.Core.InScopeAsync(async services =>
        {
            var cases = services.GetRequiredService<UseCases>();
            (await cases.RunAsync(new DraftPost(company.Workspace, company.Says(LongText)), company.Author, CancellationToken.None)).Done.ShouldBeFalse();
            await ClearAsync(company, kind, disk);
            (await cases.RunAsync(new DraftPost(company.Workspace, company.Says("Der zweite")), company.Author, CancellationToken.None)).Done.ShouldBeTrue();
        });

        (await company.Core.DoneAsync(new ListPosts(company.Workspace), company.Author)).ShouldHaveSingleItem().FirstWords.ShouldBe("Der zweite");
    }

    [Theory]
    [InlineData(13, 13, true, "full")]
    [InlineData(8, 8, true, "read-only")]
    [InlineData(10, 778, true, "a write that a quota or a limit stopped")]
    [InlineData(10, 4874, true, "no room for the shared memory of the journal")]
    [InlineData(10, 266, false, "a disk that cannot be read is broken, not full")]
    [InlineData(11, 11, false, "a damaged file")]
    [InlineData(5, 5, false, "somebody else is writing")]
    public void What_SQLite_says_is_understood(int code, int extended, bool isFull, string why) =>
        FullDisk.IsBehind(new DbUpdateException("saving", new SqliteException("no", code, extended))).ShouldBe(isFull, why);

    private static Task FillAsync(Company company, DatabaseKind kind, SmallDisk disk)
    {
        if (kind != DatabaseKind.Sqlite)
            return ExecuteAsync(company,
                """
                CREATE FUNCTION no_room() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql;
                CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON "Posts" FOR EACH ROW EXECUTE FUNCTION no_room();
                CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON "Media" FOR EACH ROW EXECUTE FUNCTION no_room();
                """);
        disk.Fill();
        return Task.CompletedTask;
    }

    private static Task ClearAsync(Company company, DatabaseKind kind, SmallDisk disk)
    {
        disk.Clear();
        return kind == DatabaseKind.Sqlite ? Task.CompletedTask : ExecuteAsync(company, "DROP FUNCTION no_room CASCADE");
    }

    private static Task ExecuteAsync(Company company, string sql) => company.StoredAsync(database => database.Database.ExecuteSqlRawAsync(sql));
}
