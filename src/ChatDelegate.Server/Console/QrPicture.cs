using QRCoder;

namespace ChatDelegate.Server.Console;

/// <summary>A QR code as a picture that needs no address of its own.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 6;

    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(PixelsPerModule));
    }
}
