/** The pages of the app's menu, in its order. The home page of a signed-in person lists them too. */
export const places = [
  { place: 'dashboard', href: '/dashboard', name: 'Dashboard', about: 'Who you are here, and this session' },
  {
    place: 'account',
    href: '/account',
    name: 'Account',
    about: 'Where you are signed in, and your security',
  },
  {
    place: 'people',
    href: '/users',
    name: 'People',
    about: 'Everyone in the directory',
    administratorsOnly: true,
  },
] as const satisfies MenuEntry[]

/** The pages of the menu that a person may open. */
export function placesFor({ administrator }: { administrator: boolean }): MenuEntry[] {
  return places.filter((entry: MenuEntry) => administrator || !entry.administratorsOnly)
}

/** Which page of the menu is open, or the home page. */
export type Place = 'home' | (typeof places)[number]['place']

type MenuEntry = { place: string; href: string; name: string; about: string; administratorsOnly?: boolean }
