import type { PersonChange } from '#lib/directory/person-changes.ts'

/**
 * The texts of the administrators' actions: one for each change at the directory, and `sign-out`, which concerns this app
 * alone. The name is the last segment of the confirmation page's path; `{name}` stands for the person's name.
 */
export const personActions: Record<ActionName, PersonAction> = {
  'sign-out': {
    does: 'Sign out {name} here',
    label: 'Sign out here',
    verb: 'Sign out',
    hint: 'Ends their sessions in this application.',
    effect:
      'They are signed out of this application on every device now. They can sign in again at once; where their provider still knows them, that takes no password.',
    done: 'They are signed out here. Their next page will ask for a sign-in.',
    endsSessions: true,
  },
  'clear-sessions': {
    does: 'Sign out {name} everywhere',
    label: 'Sign out everywhere',
    verb: 'Sign out',
    hint: 'Ends their sessions here and at the provider.',
    effect:
      'They are signed out on every device now, here and at the provider, and what applications were given in their name ends. They can sign in again with their password.',
    done: 'They are signed out here and at the provider.',
    endsSessions: true,
  },
  unlock: {
    does: 'Unlock {name}',
    label: 'Unlock',
    verb: 'Unlock',
    hint: 'Their password is accepted again.',
    effect:
      'They can try their password again at once. Someone else may have locked them out: look at the recent events first.',
    done: 'They are unlocked, and can sign in again.',
  },
  'reset-password': {
    does: 'Reset the password of {name}',
    label: 'Reset the password',
    verb: 'Reset',
    hint: 'It stops working, and a link to a new one is mailed.',
    effect:
      'Their password stops working now, and a link to choose a new one goes to their email address. They cannot sign in until they have chosen it. Where they are signed in, they stay so.',
    done: 'Their password is reset. A link to choose a new one is on its way to their email address.',
    oneself: 'You cannot reset your own password here. Change it on your account page.',
    grave: true,
  },
  'expire-password': {
    does: 'Expire the password of {name}',
    label: 'Expire the password',
    verb: 'Expire',
    hint: 'They choose a new one at their next sign-in.',
    effect:
      'Their next sign-in asks for their present password and then for a new one. Where they are signed in, they stay so.',
    done: 'Their password has expired. They choose a new one at their next sign-in.',
    oneself: 'You cannot expire your own password here. Change it on your account page.',
    grave: true,
  },
  suspend: {
    does: 'Suspend {name}',
    label: 'Suspend',
    verb: 'Suspend',
    hint: 'No sign-in until an administrator lifts it.',
    effect:
      'They are signed out on every device now and cannot sign in until an administrator lifts the suspension. Groups and applications stay as they are.',
    done: 'They are suspended, and signed out here.',
    oneself: 'You cannot suspend yourself: there may be no one left to lift it. Another administrator can.',
    grave: true,
    endsSessions: true,
  },
  unsuspend: {
    does: 'Lift the suspension of {name}',
    label: 'Lift the suspension',
    verb: 'Lift',
    hint: 'They can sign in again.',
    effect: 'They can sign in again at once. Password, groups and applications are as they were.',
    done: 'The suspension is lifted. They can sign in again.',
  },
}

/** The action that a part of an address names, if any. */
export function actionNamed(name: string): ActionName | undefined {
  return Object.hasOwn(personActions, name) ? (name as ActionName) : undefined
}

export type ActionName = PersonChange | 'sign-out'

export type PersonAction = {
  /** The question and the button. */
  does: string
  label: string
  /** On the way there, beside the label. */
  verb: string
  hint: string
  /** What will happen, before it does. */
  effect: string
  done: string
  /** Why administrators cannot perform it on themselves by accident. */
  oneself?: string
  /** Prevents or changes the person's sign-in, so the button is red. */
  grave?: true
  /** Also ends the person's sessions in this app. */
  endsSessions?: true
}
