/** Its console's administrator. Keycloak listens on loopback only, and nobody else's data is in it. */
export const keycloakAdmin = { username: 'admin', password: 'admin' }
