namespace Quartett.Core.Media.Storing;

internal static class StoreFull
{
    private const int NoSpaceUnix = 28;
    private const int QuotaUnix = 122;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullWindows = unchecked((int)0x80070027);

    public static bool Is(IOException exception) =>
        exception.HResult is NoSpaceUnix or QuotaUnix or DiskFullWindows or HandleDiskFullWindows;
}
