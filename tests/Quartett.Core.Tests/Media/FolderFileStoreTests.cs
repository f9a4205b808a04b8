using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

public sealed class FolderFileStoreTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_file_is_kept_read_replaced_and_deleted()
    {
        var store = new FolderFileStore(_scratch.Path);

        (await store.SaveAsync("w1/ab/master.jpg", Content("first"), 100, Cancel)).ShouldBe(5);
        (await store.SaveAsync("w1/ab/master.jpg", Content("second"), 100, Cancel)).ShouldBe(6);
        await using (var read = await store.OpenAsync("w1/ab/master.jpg", Cancel))
        {
            read.CanSeek.ShouldBeTrue();
            using var text = new StreamReader(read);
            (await text.ReadToEndAsync(Cancel)).ShouldBe("second");
        }

        (await store.ExistsAsync("w1/ab/master.jpg", Cancel)).ShouldBeTrue();
        (await store.SizeAsync("w1/ab/master.jpg", Cancel)).ShouldBe(6);
        await store.DeleteAsync("w1/ab/master.jpg", Cancel);
        await store.DeleteAsync("w1/ab/master.jpg", Cancel);
        (await store.ExistsAsync("w1/ab/master.jpg", Cancel)).ShouldBeFalse();
        (await store.SizeAsync("w1/ab/master.jpg", Cancel)).ShouldBeNull();
        await Should.ThrowAsync<FileNotFoundException>(() => store.OpenAsync("w1/ab/master.jpg", Cancel));
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_longer_than_allowed_leaves_nothing_and_what_was_there_stays()
    {
        var store = new FolderFileStore(_scratch.Path);
        await store.SaveAsync("a", Content("old"), 5, Cancel);

        (await store.SaveAsync("a", Content("longer"), 5, Cancel)).ShouldBeNull();

        (await store.SizeAsync("a", Cancel)).ShouldBe(3);
        _scratch.FilesLeft.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../x")]
    [InlineData("a/./x")]
    [InlineData("a//x")]
    [InlineData("a\\x")]
    [InlineData(".unfinished/x")]
    [InlineData("a..b")]
    [InlineData("A")]
    [InlineData("a\n")]
    [InlineData("a\0b")]
    public async Task A_key_that_could_lead_elsewhere_is_not_one(string key) =>
        await Should.ThrowAsync<ArgumentException>(() => new FolderFileStore(_scratch.Path).SaveAsync(key, Content("x"), 5, Cancel));

    [Fact]
    public async Task A_full_disk_is_said_so_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        var store = new FolderFileStore(_scratch.Path, _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0));

        await Should.ThrowAsync<StoreFullException>(() => store.SaveAsync("a", Content("text"), 5, Cancel));

        (await store.ExistsAsync("a", Cancel)).ShouldBeFalse();
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        var store = new FolderFileStore(_scratch.Path);

        await Should.ThrowAsync<IOException>(() => store.SaveAsync("a", new BrokenStream(), 500_000, Cancel));

        _scratch.FilesLeft.ShouldBe(0);
    }

    private static MemoryStream Content(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private sealed class BrokenStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(10) : throw new IOException("The connection was lost.");
    }
}
