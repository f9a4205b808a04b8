using System.Security.Cryptography;
using Quartett.Core.Media;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

/// <summary>What every store has to do, wherever it keeps the files.</summary>
public abstract class FileStoreContract
{
    private protected abstract IFileStore Store { get; }

    /// <summary>As long as the storage takes in one piece.</summary>
    private protected virtual int LongFile => (12 * 1024 * 1024) + 7;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_kept_read_replaced_and_deleted()
    {
        (await Store.SaveAsync("w1/ab/master.jpg", Content("first"), 100, Cancel)).ShouldBe(5);
        (await Store.SaveAsync("w1/ab/master.jpg", Content("second"), 100, Cancel)).ShouldBe(6);
        await using (var read = await Store.OpenAsync("w1/ab/master.jpg", Cancel))
        {
            read.CanSeek.ShouldBeTrue();
            using var text = new StreamReader(read);
            (await text.ReadToEndAsync(Cancel)).ShouldBe("second");
        }

        (await Store.ExistsAsync("w1/ab/master.jpg", Cancel)).ShouldBeTrue();
        (await Store.SizeAsync("w1/ab/master.jpg", Cancel)).ShouldBe(6);
        await Store.DeleteAsync("w1/ab/master.jpg", Cancel);
        await Store.DeleteAsync("w1/ab/master.jpg", Cancel);
        (await Store.ExistsAsync("w1/ab/master.jpg", Cancel)).ShouldBeFalse();
        (await Store.SizeAsync("w1/ab/master.jpg", Cancel)).ShouldBeNull();
        await Should.ThrowAsync<FileNotFoundException>(() => Store.OpenAsync("w1/ab/master.jpg", Cancel));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_file_longer_than_allowed_leaves_nothing_and_what_was_there_stays()
    {
        await Store.SaveAsync("a", Content("old"), 5, Cancel);

        (await Store.SaveAsync("a", Content("longer"), 5, Cancel)).ShouldBeNull();

        (await Store.SizeAsync("a", Cancel)).ShouldBe(3);
        await Store.DeleteAsync("a", Cancel);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_long_file_comes_back_byte_for_byte_also_from_its_middle_and_from_where_one_jumps_to()
    {
        var bytes = RandomNumberGenerator.GetBytes(LongFile);
        (await Store.SaveAsync("w1/video.mp4", new MemoryStream(bytes), long.MaxValue, Cancel)).ShouldBe(bytes.Length);

        await using var file = await Store.OpenAsync("w1/video.mp4", Cancel);
        file.Length.ShouldBe(bytes.Length);
        (await SHA256.HashDataAsync(file, Cancel)).ShouldBe(SHA256.HashData(bytes));
        (await file.ReadAsync(new byte[1], Cancel)).ShouldBe(0);
        foreach (var at in new[] { bytes.Length - 5, bytes.Length / 2, 0 })
        {
            file.Seek(at, SeekOrigin.Begin).ShouldBe(at);
            var part = new byte[5];
            await file.ReadExactlyAsync(part, Cancel);
            part.ShouldBe(bytes[at..(at + 5)]);
        }

        file.Seek(-2, SeekOrigin.End).ShouldBe(bytes.Length - 2);
        file.Seek(-2, SeekOrigin.Current).ShouldBe(bytes.Length - 4);
        var rest = new byte[10];
        (await file.ReadAtLeastAsync(rest, 10, throwOnEndOfStream: false, Cancel)).ShouldBe(4);
        rest[..4].ShouldBe(bytes[^4..]);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        (await Store.SaveAsync("empty", Content(""), 5, Cancel)).ShouldBe(0);
        (await Store.SizeAsync("empty", Cancel)).ShouldBe(0);
        await using var file = await Store.OpenAsync("empty", Cancel);
        (await file.ReadAsync(new byte[1], Cancel)).ShouldBe(0);
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
    public async Task A_key_that_could_lead_elsewhere_is_not_one(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.SaveAsync(key, Content("x"), 5, Cancel));
        await Should.ThrowAsync<ArgumentException>(async () => await Store.OpenAsync(key, Cancel));
        await Should.ThrowAsync<ArgumentException>(async () => await Store.DeleteAsync(key, Cancel));
        await Should.ThrowAsync<ArgumentException>(async () => await Store.SizeAsync(key, Cancel));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        await Should.ThrowAsync<IOException>(() => Store.SaveAsync("a", new BrokenStream(), 500_000, Cancel));

        (await Store.ExistsAsync("a", Cancel)).ShouldBeFalse();
        await NothingIsLeftAsync();
    }

    private protected abstract Task NothingIsLeftAsync();

    // Not for every storage that can be had for tests: one writes content and checksum one after the other.
    private protected async Task TwoWhoSaveUnderOneKeyLeaveOneWholeFileAsync()
    {
        var (one, two) = (RandomNumberGenerator.GetBytes(400_000), RandomNumberGenerator.GetBytes(300_000));
        await Task.WhenAll(Store.SaveAsync("same", new MemoryStream(one), long.MaxValue, Cancel), Store.SaveAsync("same", new MemoryStream(two), long.MaxValue, Cancel));

        await using var file = await Store.OpenAsync("same", Cancel);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, Cancel);
        new[] { SHA256.HashData(one), SHA256.HashData(two) }.Select(Convert.ToHexString).ShouldContain(Convert.ToHexString(SHA256.HashData(copy.ToArray())));
    }

    private protected static MemoryStream Content(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private sealed class BrokenStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(10) : throw new IOException("The connection was lost.");
    }
}
