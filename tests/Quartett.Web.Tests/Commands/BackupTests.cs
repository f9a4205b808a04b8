using System.Security.Cryptography;
using Amazon.S3;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

public sealed class BackupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Postgres)]
    public async Task Everything_comes_back_on_another_machine_and_goes_on_working(DatabaseKind from, DatabaseKind to)
    {
        using var here = await Terminal.OpenAsync(from);
        using var there = await Terminal.OpenAsync(to);
        var company = await here.FoundAsync();
        var published = await here.DraftAsync(company, "Grüße aus der Werkstatt", "--image", here.Picture("a.jpg", 0), "--alt", "Ein Hobel");
        await here.TypeAsync("post", "schedule", published, "--at", "now", "--as", Terminal.Jana);
        await here.DeliverAsync();
        var waiting = await here.DraftAsync(company, "Frohes Fest");
        await here.TypeAsync("post", "schedule", waiting, "--at", "2027-12-24T09:00", "--as", Terminal.Jana);

        var saved = await here.TypeAsync("backup", here.FileAt("all.backup"), "--passphrase-file", here.Write("passphrase", "ein guter langer Satz\n"), "--json");
        saved.Exit.ShouldBe(0, saved.Output);
        saved.Error.ShouldBeEmpty();
        var restored = await there.TypeAsync("restore", here.FileAt("all.backup"), "--passphrase-file", here.FileAt("passphrase"), "--json");
        restored.Exit.ShouldBe(0, restored.Output);
        restored.Json.GetProperty("rows").GetInt64().ShouldBe(saved.Json.GetProperty("rows").GetInt64());

        // PostgreSQL keeps microseconds, SQLite tenths of them.
        WithoutFractions((await there.TypeAsync("post", "list", "--workspace", company.Slug, "--json")).Output)
            .ShouldBe(WithoutFractions((await here.TypeAsync("post", "list", "--workspace", company.Slug, "--json")).Output));
        Files(there).ShouldBe(Files(here));
        (await there.TypeAsync("audit", "verify", company.Slug)).Exit.ShouldBe(0);

        // New rows, old credentials and old identities still fit together.
        var next = await there.DraftAsync(company, "Wir sind wieder da");
        (await there.TypeAsync("post", "schedule", next, "--at", "now", "--as", Terminal.Jana)).Exit.ShouldBe(0);
        await there.DeliverAsync();
        (await there.TypeAsync("post", "show", next, "--workspace", company.Slug, "--json")).Output.ShouldContain("\"delivered\"");
        (await there.TypeAsync("audit", "verify", company.Slug)).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Files_in_a_storage_are_in_the_backup_and_come_back_where_the_new_house_keeps_its_own(bool fromBucket, bool toBucket)
    {
        await using var storage = await S3Server.StartAsync(signatures: false, Cancel);
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        if (fromBucket) here.Set("QUARTETT_S3", storage.Setting + "/old");
        if (toBucket) there.Set("QUARTETT_S3", storage.Setting + "/new");
        var company = await here.FoundAsync();
        var newsroom = (await here.TypeAsync("channel", "list", "--workspace", company.Slug, "--json")).Json.EnumerateArray().Single(c => c.GetProperty("network").GetString() == "newsroom").GetProperty("id").GetString()!;
        var published = await here.DraftAsync(company with { Channel = newsroom }, "Mit Bild", "--image", here.Picture("a.jpg", 0), "--alt", "Ein Hobel");
        await here.TypeAsync("post", "schedule", published, "--at", "now", "--as", Terminal.Jana);
        await here.DeliverAsync();
        var kept = fromBucket ? await ObjectsAsync(storage, "old/") : FilesByName(here);
        kept.Keys.Count(key => key.StartsWith("newsroom/", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        kept.Count.ShouldBeGreaterThan(2);
        Directory.Exists(Path.Combine(here.Data, "media")).ShouldBe(!fromBucket);
        // A neighbour in the same bucket is not ours.
        await PutAsync(storage, "old/other/11111111111111111111111111111111/a", "theirs");
        await PutAsync(storage, "old/notes.txt", "theirs");
        // What has stayed there stays as it is.
        if (toBucket) await PutAsync(storage, $"new/{kept.Keys.First()}", "stays");

        var saved = await here.TypeAsync("backup", here.FileAt("all.backup"), "--passphrase-file", here.Write("p", "ein guter langer Satz"), "--json");
        saved.Exit.ShouldBe(0, saved.Output + saved.Error);
        saved.Json.GetProperty("files").GetInt32().ShouldBe(kept.Count);
        saved.Error.ShouldBeEmpty();
        var restored = await there.TypeAsync("restore", here.FileAt("all.backup"), "--passphrase-file", here.FileAt("p"), "--json");
        restored.Exit.ShouldBe(0, restored.Output + restored.Error);
        restored.Error.ShouldBeEmpty();

        var back = toBucket ? await ObjectsAsync(storage, "new/") : FilesByName(there);
        Directory.Exists(Path.Combine(there.Data, "media")).ShouldBe(!toBucket);
        if (toBucket) back[kept.Keys.First()].ShouldBe("stays"u8.ToArray());
        back.Keys.Order(StringComparer.Ordinal).ShouldBe(kept.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, content) in kept.Skip(toBucket ? 1 : 0)) back[name].ShouldBe(content);
        Directory.GetDirectories(Path.Combine(here.Data, "scratch"), "backup-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_storage_that_is_away_makes_no_backup_and_takes_none_back()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        await using (var storage = await S3Server.StartAsync(signatures: false, Cancel))
        {
            here.Set("QUARTETT_S3", storage.Setting);
            there.Set("QUARTETT_S3", storage.Setting);
            var company = await here.FoundAsync();
            await here.DraftAsync(company, "Mit Bild", "--image", here.Picture("a.jpg", 0));
            (await here.TypeAsync("backup", here.FileAt("whole"))).Exit.ShouldBe(0);
        }

        await Refused(here, "backup.filesUnreachable", "backup", here.FileAt("none"));
        File.Exists(here.FileAt("none")).ShouldBeFalse();
        await Refused(there, "restore.filesUnreachable", "restore", here.FileAt("whole"));
        Directory.Exists(there.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_taken_while_somebody_writes_is_of_one_moment()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        var company = await here.FoundAsync();
        await here.DraftAsync(company, "Davor");
        var stop = false;
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++) await here.DraftAsync(company, $"Währenddessen {i}");
        }, TestContext.Current.CancellationToken);

        for (var i = 0; i < 3; i++) (await here.TypeAsync("backup", here.FileAt("all.backup"))).Exit.ShouldBe(0);
        Volatile.Write(ref stop, true);
        await writer;
        (await there.TypeAsync("restore", here.FileAt("all.backup"))).Exit.ShouldBe(0);

        // Every post was written together with its audit entry; a torn backup would have one without the other.
        (await there.TypeAsync("audit", "verify", company.Slug)).Exit.ShouldBe(0);
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(there.Data, "quartett.db")}");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT (SELECT COUNT(*) FROM Posts) - (SELECT COUNT(*) FROM AuditEntries WHERE What = 'post.drafted'), (SELECT COUNT(*) FROM Posts)";
        await using var counts = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        (await counts.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        counts.GetInt64(0).ShouldBe(0);
        counts.GetInt64(1).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_passphrase_the_key_stays_behind_and_channels_must_be_connected_again()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        var company = await here.FoundAsync();

        var saved = await here.TypeAsync("backup", here.FileAt("all.backup"));
        var restored = await there.TypeAsync("restore", here.FileAt("all.backup"));

        saved.Error.ShouldContain("Schlüsseldatei");
        restored.Exit.ShouldBe(0);
        restored.Error.ShouldContain("verbinden Sie die Kanäle neu");
        File.Exists(Path.Combine(there.Data, "keys", "master.key")).ShouldBeFalse();
        var channels = (await there.TypeAsync("channel", "list", "--workspace", company.Slug, "--json")).Json.EnumerateArray();
        channels.Single(c => c.GetProperty("network").GetString() == "rehearsal").GetProperty("state").GetString().ShouldBe("disconnected");
        channels.Single(c => c.GetProperty("network").GetString() == "newsroom").GetProperty("state").GetString().ShouldBe("active");
        await there.ConnectAsync(company.Slug, "Neue Probe");
    }

    [Fact]
    public async Task What_may_have_gone_out_since_the_backup_waits_for_a_person()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        var company = await here.FoundAsync();
        var id = await here.DraftAsync(company, "Gleich");
        await here.TypeAsync("post", "schedule", id, "--at", "now", "--as", Terminal.Jana);
        await here.TypeAsync("backup", here.FileAt("all.backup"), "--passphrase-file", here.Write("p", "ein guter langer Satz"));
        await here.DeliverAsync();

        (await there.TypeAsync("restore", here.FileAt("all.backup"), "--passphrase-file", here.FileAt("p"))).Exit.ShouldBe(0);
        await there.DeliverAsync();

        (await there.TypeAsync("post", "show", id, "--workspace", company.Slug, "--json")).Output.ShouldContain("\"held\"");
    }

    [Fact]
    public async Task A_wrong_a_missing_and_a_short_passphrase_are_told_apart()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        await here.FoundAsync();
        var file = here.FileAt("all.backup");
        (await here.TypeAsync("backup", file, "--passphrase-file", here.Write("p", "ein guter langer Satz"))).Exit.ShouldBe(0);

        await Refused(there, "backup.passphraseWrong", "restore", file, "--passphrase-file", here.Write("q", "ein anderer langer Satz"));
        await Refused(there, "backup.passphraseMissing", "restore", file);
        await Refused(here, "backup.passphraseShort", "backup", here.FileAt("b"), "--passphrase-file", here.Write("r", "kurz"));
        Directory.Exists(there.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_off_or_changed_backup_restores_nothing(bool withPassphrase)
    {
        using var here = await Terminal.OpenAsync();
        var company = await here.FoundAsync();
        await here.DraftAsync(company, "Text", "--image", here.Picture("a.jpg", 0));
        var (whole, broken) = (here.FileAt("whole"), here.FileAt("broken"));
        string[] passphrase = withPassphrase ? ["--passphrase-file", here.Write("p", "ein guter langer Satz")] : [];
        (await here.TypeAsync(["backup", whole, .. passphrase])).Exit.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken);
        var spoilt = new List<byte[]> { bytes[..(bytes.Length / 2)], bytes[..^1], bytes[..^700], bytes[..60], Array.Empty<byte>() };
        foreach (var place in new[] { 200, bytes.Length / 3, bytes.Length * 2 / 3 })
        {
            var changed = (byte[])bytes.Clone();
            changed[place] ^= 0x10;
            spoilt.Add(changed);
        }

        foreach (var content in spoilt)
        {
            using var there = await Terminal.OpenAsync();
            await File.WriteAllBytesAsync(broken, content, TestContext.Current.CancellationToken);

            var refused = await there.TypeAsync(["restore", broken, "--json", .. passphrase]);

            // The checksum of the last bytes of a gzip file covers nothing we need: cutting those off may go unnoticed, losing anything may not.
            if (refused.Exit == 0 && !withPassphrase && content.Length == bytes.Length - 1) continue;
            refused.Exit.ShouldBe(1, $"{content.Length} of {bytes.Length} bytes");
            refused.Json.GetProperty("code").GetString().ShouldStartWith("backup.");
            Directory.Exists(there.Data).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Nothing_is_restored_over_something()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync();
        await here.FoundAsync();
        await there.FoundAsync();
        await here.TypeAsync("backup", here.FileAt("all.backup"));

        await Refused(there, "restore.folderNotEmpty", "restore", here.FileAt("all.backup"));

        (await there.TypeAsync("workspace", "list", "--json")).Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_restored_into_a_database_in_use()
    {
        using var here = await Terminal.OpenAsync();
        using var there = await Terminal.OpenAsync(DatabaseKind.Postgres);
        await here.FoundAsync();
        await there.FoundAsync();
        await here.TypeAsync("backup", here.FileAt("all.backup"));
        Directory.Delete(there.Data, recursive: true);

        await Refused(there, "restore.databaseNotEmpty", "restore", here.FileAt("all.backup"));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_the_older_one()
    {
        using var here = await Terminal.OpenAsync();
        await here.FoundAsync();
        Directory.CreateDirectory(here.FileAt("folder/inside"));

        await Refused(here, "backup.cannotWrite", "backup", here.FileAt("folder"));

        Directory.Exists(here.FileAt("folder/inside")).ShouldBeTrue();
        File.Exists(here.FileAt("folder.part")).ShouldBeFalse();
    }

    private static async Task Refused(Terminal terminal, string code, params string[] args)
    {
        var refused = await terminal.TypeAsync([.. args, "--json"]);
        refused.Exit.ShouldBe(1, refused.Output);
        refused.Json.GetProperty("code").GetString().ShouldBe(code);
        refused.Json.GetProperty("message").GetProperty("de").GetString().ShouldNotBe(code);
    }

    private static Dictionary<string, byte[]> FilesByName(Terminal terminal)
    {
        var folder = Path.Combine(terminal.Data, "media");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, byte[]>> ObjectsAsync(S3Server storage, string folder)
    {
        using var client = Client(storage);
        var objects = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var listed in (await client.ListObjectsV2Async(new() { BucketName = storage.Bucket, Prefix = folder }, Cancel)).S3Objects ?? [])
        {
            using var answer = await client.GetObjectAsync(storage.Bucket, listed.Key, Cancel);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, Cancel);
            objects[listed.Key[folder.Length..]] = content.ToArray();
        }

        return objects;
    }

    private static async Task PutAsync(S3Server storage, string key, string text)
    {
        using var client = Client(storage);
        await client.PutObjectAsync(new() { BucketName = storage.Bucket, Key = key, ContentBody = text, UseChunkEncoding = false }, Cancel);
    }

    private static AmazonS3Client Client(S3Server storage) =>
        new(storage.Key, storage.Secret, new AmazonS3Config { ServiceURL = storage.Address.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1" });

    private static IReadOnlyList<string> Files(Terminal terminal) =>
        [.. Directory.EnumerateFiles(Path.Combine(terminal.Data, "media"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")];

    private static string WithoutFractions(string json) => System.Text.RegularExpressions.Regex.Replace(json, @"\.\d+\+00:00", "+00:00");
}
