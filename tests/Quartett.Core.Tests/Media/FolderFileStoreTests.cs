using Quartett.Core.Media;
using Quartett.Core.Media.Storing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Media;

public sealed class FolderFileStoreTests : FileStoreContract, IDisposable
{
    private readonly Scratch _scratch = new();

    private protected override IFileStore Store => new FolderFileStore(_scratch.Path);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public Task Two_who_save_under_one_key_leave_one_whole_file() => TwoWhoSaveUnderOneKeyLeaveOneWholeFileAsync();

    [Fact]
    public async Task A_full_disk_is_said_so_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        var store = new FolderFileStore(_scratch.Path, _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0));

        await Should.ThrowAsync<StoreFullException>(() => store.SaveAsync("a", Content("text"), 5, Cancel));

        (await store.ExistsAsync("a", Cancel)).ShouldBeFalse();
        _scratch.FilesLeft.ShouldBe(0);
    }

    private protected override Task NothingIsLeftAsync()
    {
        _scratch.FilesLeft.ShouldBe(0);
        return Task.CompletedTask;
    }
}
