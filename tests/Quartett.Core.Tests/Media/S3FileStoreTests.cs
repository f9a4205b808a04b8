using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

/// <summary>A running storage for the tests of one class.</summary>
public abstract class RunningS3(bool signatures) : IAsyncLifetime
{
    public S3Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await S3Server.StartAsync(signatures);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server is null ? ValueTask.CompletedTask : Server.DisposeAsync();
    }
}

public sealed class BelievingS3() : RunningS3(signatures: false);

public sealed class CheckingS3() : RunningS3(signatures: true);

/// <summary>The contract against a storage; each test in a folder of its own.</summary>
public abstract class S3FileStoreContract : FileStoreContract, IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly S3FileStore _store;

    protected S3FileStoreContract(S3Server server)
    {
        Route = S3Route.TryRead($"{server.Setting}/t{Guid.CreateVersion7():n}")!;
        _store = new(Route, new(_scratch.Path));
    }

    protected S3Route Route { get; }

    private protected virtual bool CanList => true;

    private protected override IFileStore Store => _store;

    private protected string ScratchPath => _scratch.Path;

    public void Dispose()
    {
        _store.Dispose();
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected override async Task NothingIsLeftAsync()
    {
        _scratch.FilesLeft.ShouldBe(0);
        if (!CanList) return;
        using var client = new AmazonS3Client(Route.Key, Route.Secret, new AmazonS3Config { ServiceURL = Route.Endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = Route.Region });
        var listed = await client.ListObjectsV2Async(new() { BucketName = Route.Bucket, Prefix = Route.Prefix.TrimEnd('/') }, Cancel);
        (listed.S3Objects ?? []).ShouldBeEmpty();
    }
}

public sealed class S3FileStoreTests(BelievingS3 s3) : S3FileStoreContract(s3.Server), IClassFixture<BelievingS3>
{
    private protected override int LongFile => (4 * 1024 * 1024) + 7;

    [Fact]
    public Task Two_who_save_under_one_key_leave_one_whole_file() => TwoWhoSaveUnderOneKeyLeaveOneWholeFileAsync();

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_does_not_go_on_with_the_end_of_the_other()
    {
        await Store.SaveAsync("a", Content(new string('a', 1000)), 5000, Cancel);
        await using var file = await Store.OpenAsync("a", Cancel);
        await file.ReadExactlyAsync(new byte[10], Cancel);
        await Store.SaveAsync("a", Content(new string('b', 1000)), 5000, Cancel);

        file.Seek(500, SeekOrigin.Begin);
        await Should.ThrowAsync<AmazonS3Exception>(async () => await file.ReadExactlyAsync(new byte[10], Cancel));
    }

    [Fact]
    public async Task Several_installations_share_a_bucket_in_folders_of_their_own()
    {
        using var scratch = new Scratch();
        using var other = new S3FileStore(Route with { Prefix = Route.Prefix + "other/" }, new(scratch.Path));
        await Store.SaveAsync("a", Content("ours"), 10, Cancel);
        (await other.ExistsAsync("a", Cancel)).ShouldBeFalse();
        (await Store.ExistsAsync("other/a", Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_storage_that_takes_the_call_and_says_nothing_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var store = new S3FileStore(Route with { Endpoint = new($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}") }, new(ScratchPath), TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<IOException>(() => store.SizeAsync("a", Cancel))).Message.ShouldContain("in time");
        await Should.ThrowAsync<IOException>(() => store.SaveAsync("a", Content("text"), 10, Cancel));
        await Should.ThrowAsync<IOException>(() => store.OpenAsync("a", Cancel));
    }

    [Theory]
    [InlineData("https://KEY:SE%2FCRET@s3.example.com/media", "https://s3.example.com/ media/", "us-east-1", false, "SE/CRET")]
    [InlineData("https://KEY:SECRET@s3.example.com:9000/media/quartett/eins?region=eu-central-1&style=host", "https://s3.example.com:9000/ media/quartett/eins/", "eu-central-1", true, "SECRET")]
    [InlineData("http://KEY:SECRET@127.0.0.1:9000/media/", "http://127.0.0.1:9000/ media/", "us-east-1", false, "SECRET")]
    public void A_setting_says_where_the_files_lie_and_how_one_gets_in(string text, string where, string region, bool hostStyle, string secret)
    {
        var route = S3Route.TryRead(text)!;
        (route.ToString(), route.Region, route.HostStyle, route.Secret).ShouldBe((where, region, hostStyle, secret));
        route.ToString().ShouldNotContain("KEY");
    }

    [Theory]
    [InlineData("s3.example.com/media")]
    [InlineData("ftp://KEY:SECRET@s3.example.com/media")]
    [InlineData("https://s3.example.com/media")]
    [InlineData("https://KEY@s3.example.com/media")]
    [InlineData("https://KEY:SECRET@s3.example.com")]
    [InlineData("https://KEY:SECRET@s3.example.com/")]
    [InlineData("https://KEY:SECRET@s3.example.com/media?reigon=eu")]
    [InlineData("https://KEY:SECRET@s3.example.com/media?style=other")]
    public void What_is_no_setting_is_said_to_be_none(string text) => S3Route.TryRead(text).ShouldBeNull();
}

public sealed class SignedS3FileStoreTests(CheckingS3 s3) : S3FileStoreContract(s3.Server), IClassFixture<CheckingS3>
{
    // This server refuses the signature of a list, which the product never asks for.
    private protected override bool CanList => false;

    [Fact]
    public async Task A_wrong_secret_opens_nothing()
    {
        await Store.SaveAsync("a", Content("text"), 10, Cancel);
        using var thief = new S3FileStore(Route with { Secret = "geraten" }, new(ScratchPath));

        await Should.ThrowAsync<AmazonS3Exception>(() => thief.OpenAsync("a", Cancel));
        await Should.ThrowAsync<AmazonS3Exception>(() => thief.SaveAsync("a", Content("mine"), 10, Cancel));
        await Should.ThrowAsync<AmazonS3Exception>(() => thief.DeleteAsync("a", Cancel));
        (await Store.SizeAsync("a", Cancel)).ShouldBe(4);
    }
}
