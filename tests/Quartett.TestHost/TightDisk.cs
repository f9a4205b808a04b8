using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Quartett.TestHost;

/// <summary>Takes the room for files away from a process that runs, and gives it back: <c>ulimit -f</c> from outside. Linux only.</summary>
public static class TightDisk
{
    private const int FileSizeSignal = 25;
    private const int FileSize = 1;

    /// <summary>Called by the process it is done to: a write then fails, as on a full disk, instead of ending it.</summary>
    public static IDisposable? Survive() => OperatingSystem.IsLinux() ? PosixSignalRegistration.Create((PosixSignal)FileSizeSignal, signal => signal.Cancel = true) : null;

    public static void Fill(int process) => Set(process, 0);

    public static void Clear(int process) => Set(process, ulong.MaxValue);

    private static void Set(int process, ulong most)
    {
        var limit = new Limit(most, ulong.MaxValue);
        if (SetLimit(process, FileSize, in limit, 0) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "prlimit64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int process, int resource, in Limit now, nint before);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
