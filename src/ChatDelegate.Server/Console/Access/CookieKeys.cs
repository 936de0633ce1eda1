using System.Xml.Linq;
using ChatDelegate.Congress.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Console.Access;

/// <summary>Keeps the keys of the cookies beside the master key and sealed with it, so that sign-ins outlive a restart and hold on every instance.</summary>
internal sealed class CookieKeys(IOptions<DataOptions> data, SecretBox secrets, ILoggerFactory logs) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.GetFullPath(data.Value.Keys)), logs);
        options.XmlEncryptor = new Sealer(secrets);
    }

    private sealed class Sealer(SecretBox secrets) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
            new(new XElement("sealed", Convert.ToBase64String(secrets.SealText(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(Opener));
    }

    /// <summary>Made by name from what the key file says, with the host's services.</summary>
    internal sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(services.GetRequiredService<SecretBox>().OpenText(Convert.FromBase64String(encryptedElement.Value)));
    }
}
