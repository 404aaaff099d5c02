/** An account as `GET /user` returns it. A login can change hands; the id never does. */
export type GithubAccount = {
  user: Record<string, unknown>
  emails: { email: string; primary: boolean; verified: boolean; visibility: string | null }[]
}

/** The account of a user whose address is not in the public profile. */
export function createAccounts(): { octavia: GithubAccount } {
  return {
    octavia: {
      user: {
        login: 'octavia',
        id: 583231,
        node_id: 'MDQ6VXNlcjU4MzIzMQ==',
        avatar_url: 'https://avatars.invalid/u/583231',
        type: 'User',
        name: 'Octavia Example',
        email: null,
      },
      emails: [
        { email: 'old@example.test', primary: false, verified: true, visibility: null },
        { email: 'Octavia@example.test', primary: true, verified: true, visibility: 'private' },
      ],
    },
  }
}
