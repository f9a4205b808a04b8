using System.Text;
using CsCheck;
using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Shouldly;
using Xunit;
using static Quartett.Core.Tests.Media.Videos;

namespace Quartett.Core.Tests.Media;

public sealed class VideoIntakeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_mp4_tells_its_length_size_and_sound_wherever_its_header_stands(bool headerFirst)
    {
        using var taken = (await TakeAsync(Mp4(headerFirst: headerFirst))).Value!;

        taken.Facts.ShouldBe(new VideoFacts(12.5, 1920, 1080, true, "avc1", "mp4a"));
        taken.ContentType.ShouldBe("video/mp4");
        (await File.ReadAllBytesAsync(taken.Path, TestContext.Current.CancellationToken)).ShouldBe(Mp4(headerFirst: headerFirst));
    }

    [Fact]
    public async Task A_video_taken_sideways_is_as_wide_as_it_is_shown()
    {
        using var taken = (await TakeAsync(Mp4(matrix: Sideways, sound: false))).Value!;

        taken.Facts.ShouldBe(new VideoFacts(12.5, 1080, 1920, false, "avc1", null));
    }

    [Fact]
    public async Task The_long_form_of_headers_is_read_too()
    {
        using var taken = (await TakeAsync(Mp4(longForm: true))).Value!;

        taken.Facts.ShouldBe(new VideoFacts(12.5, 1920, 1080, true, "avc1", "mp4a"));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.mp4", [], MediaCodes.Empty },
        { "a.mp4", Mp4()[..^10], MediaCodes.Corrupt },
        { "a.mp4", Mp4(headerFirst: true)[..^10], MediaCodes.Corrupt },
        { "a.mp4", Mp4(pieceAt: 5_000_000), MediaCodes.Corrupt },
        { "a.mp4", Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), MediaCodes.Corrupt },
        { "a.mp4", [.. Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), .. Box("mdat", [1])], MediaCodes.Corrupt },
        { "a.mp4", [.. Mp4(), .. Box("moov", [])], MediaCodes.Corrupt },
        { "a.mp4", [.. Mp4(), 0, 0], MediaCodes.Corrupt },
        { "a.mp4", [.. Mp4(), .. Enumerable.Repeat(Box("free", []), 20_000).SelectMany(box => box)], MediaCodes.Corrupt },
        { "a.mp4", Mp4(scale: 0), MediaCodes.Corrupt },
        { "a.mp4", Mp4(codec: "encv"), MediaCodes.Protected },
        { "a.mp4", Mp4(handler: "text"), MediaCodes.NoPicture },
        { "a.mp4", [.. Mp4(), .. Box("moof", [])], MediaCodes.Fragmented },
        { "a.mov", Mp4(brand: "qt  "), MediaCodes.QuickTime },
        { "a.mov", [0, 0, 0, 8, .. "wide"u8], MediaCodes.QuickTime },
        { "a.mp4", Samples.Brand("heic"), MediaCodes.Heic },
        { "a.3gp", [0, 0, 0, 16, .. "ftyp3gp4"u8, 0, 0, 0, 0], MediaCodes.Type },
        { "a.webm", [0x1A, 0x45, 0xDF, 0xA3, 0, 0, 0, 0], MediaCodes.Type },
        { "a.mp4", Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"), MediaCodes.Disguised },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_no_whole_mp4_is_refused_for_its_own_reason(string name, byte[] content, string code)
    {
        (await TakeAsync(content, name)).Problem!.Code.ShouldBe(code);
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public async Task A_video_over_300_MB_is_refused()
    {
        await using var upload = new EndlessStream();

        (await new VideoIntake(_scratch.Folder).TakeAsync(upload, "a.mp4", TestContext.Current.CancellationToken)).Problem!.Code.ShouldBe(MediaCodes.TooLarge);
        _scratch.FilesLeft.ShouldBe(0);
    }

    [Fact]
    public void The_pictures_themselves_are_never_read()
    {
        using var file = new WatchedStream(Mp4(content: 2_000_000));

        VideoProbe.Read(file, "a.mp4").Value.ShouldNotBeNull();

        file.BytesRead.ShouldBeInRange(100, 2_000);
    }

    [Fact]
    public void Changed_and_random_bytes_never_do_more_than_be_refused()
    {
        var whole = Mp4(headerFirst: true);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte.Array[1, 12], Gen.Int[0, whole.Length]).Sample((at, bytes, length) =>
        {
            var file = whole.ToArray();
            bytes.AsSpan(0, Math.Min(bytes.Length, file.Length - at)).CopyTo(file.AsSpan(at));
            var answer = VideoProbe.Read(new MemoryStream(file[..Math.Max(length, at)]), "a.mp4");
            (answer.Value is null).ShouldBe(answer.Problem is not null);
        }, iter: 20_000);
    }

    private async Task<MediaAnswer<TakenVideo>> TakeAsync(byte[] content, string name = "a.mp4")
    {
        using var upload = new MemoryStream(content);
        return await new VideoIntake(_scratch.Folder).TakeAsync(upload, name, TestContext.Current.CancellationToken);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }

    private sealed class WatchedStream(byte[] content) : MemoryStream(content)
    {
        public long BytesRead { get; private set; }

        // A derived MemoryStream sends every other way of reading through this one.
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
