using System.Text;
using QRCoder;

namespace Quartett.Web.Me;

/// <summary>A QR code as an image address; drawn here, so that no key leaves the house.</summary>
internal static class QrPicture
{
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(4)));
    }
}
