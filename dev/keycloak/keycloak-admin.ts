/** The administrator of its console. Keycloak listens on loopback only and contains demo data only. */
export const keycloakAdmin = { username: 'admin', password: 'admin' }
