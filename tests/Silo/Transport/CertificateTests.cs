using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Reinstate.Silo.Hosting.Transport;

namespace Reinstate.SiloTests.Transport;

public sealed class CertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reinstate-certificate-").FullName;
    private readonly FakeTimeProvider _time = new();

    private string File => Path.Combine(_folder, "tls.crt");

    private string Key => Path.Combine(_folder, "tls.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_renewed_certificate_is_used_within_seconds()
    {
        Put("first.example");
        var certificate = Load();
        var before = certificate.Thumbprint;
        Put("second.example");
        certificate.ForHandshake();
        Assert.Equal(before, certificate.Thumbprint);
        _time.Advance(TimeSpan.FromSeconds(5));
        certificate.ForHandshake();
        Assert.NotEqual(before, certificate.Thumbprint);
        Assert.Equal(["second.example"], certificate.Names);
    }

    [Fact]
    public void Files_of_which_one_is_not_replaced_yet_leave_the_certificate_that_was()
    {
        Put("first.example");
        var certificate = Load();
        var (oldKey, before) = (System.IO.File.ReadAllText(Key), certificate.Thumbprint);
        Put("second.example");
        var newKey = System.IO.File.ReadAllText(Key);
        System.IO.File.WriteAllText(Key, oldKey);
        _time.Advance(TimeSpan.FromSeconds(5));
        certificate.ForHandshake();
        Assert.Equal(before, certificate.Thumbprint);

        System.IO.File.WriteAllText(Key, newKey);
        _time.Advance(TimeSpan.FromSeconds(5));
        certificate.ForHandshake();
        Assert.Equal(["second.example"], certificate.Names);

        System.IO.File.Delete(File);
        _time.Advance(TimeSpan.FromSeconds(5));
        certificate.ForHandshake();
        Assert.Equal(["second.example"], certificate.Names);
    }

    [Fact]
    public void Without_a_certificate_and_its_key_there_is_no_TLS()
    {
        Assert.Throws<CertificateException>(Load);
        Put("first.example");
        System.IO.File.WriteAllText(Key, "nothing");
        Assert.Throws<CertificateException>(Load);
    }

    private ServerCertificate Load() => new(File, Key, _time, NullLogger.Instance);

    private void Put(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        System.IO.File.WriteAllText(File, made.ExportCertificatePem());
        System.IO.File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }
}
