export type Account = {
  id: string
  email: string
  name: string
  passwordHash: string
  emailVerified: boolean
  status: AccountStatus
  groups: string[]
}

/** With `password_expired` and `recovery` a person must choose a new password before they can sign in. */
export type AccountStatus = 'active' | 'suspended' | 'deactivated' | 'password_expired' | 'recovery'
