using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Media.Library;
using Quartett.Core.Media.Storing;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media;

internal static class MediaModule
{
    public static void Register(IServiceCollection services, StorageChoice storage)
    {
        services.TryAddSingleton(s => s.GetService<S3Route>() is { } route ? InS3(route, s.GetRequiredService<ScratchFolder>()) : new FolderFileStore(storage.MediaFolder));
        if (services.Any(s => s.ServiceType == typeof(S3Route))) services.AddSingleton<IFilesElsewhere>(s => (S3FileStore)s.GetRequiredService<IFileStore>());
        services.AddSingleton(_ => new ScratchFolder(Path.Combine(storage.DataFolder, "scratch")));
        services.AddSingleton<IMediaIntake, MediaIntake>();
        services.AddSingleton<IPictureFitting, PictureFitting>();
        services.AddSingleton<IMediaFiles, MediaFiles>();
        services.AddScoped<TagSpelling>();
        services.AddScoped<FetchedPictures>();
    }

    private static IFileStore InS3(S3Route route, ScratchFolder scratch) => new S3FileStore(route, scratch);
}
