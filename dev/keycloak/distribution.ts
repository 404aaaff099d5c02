/** The one Keycloak that this project runs. The checksum is of the archive: Maven's own is only a SHA-1. */
export const distribution = {
  version: '26.7.0',
  artifact: 'org.keycloak:keycloak-quarkus-dist:26.7.0:tar.gz',
  archive: 'keycloak-quarkus-dist-26.7.0.tar.gz',
  folder: 'keycloak-26.7.0',
  sha256: 'f771df0aa1e4820f57d56f7d6d015beb6415487b43f8de7e5a6d48f8a7fe118a',
}
