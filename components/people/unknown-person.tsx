import { TextPage } from '#components/text-page.tsx'

export function UnknownPerson() {
  return (
    <TextPage title="This person is not in the directory">
      <p className="mt-3 text-ink-soft">
        The directory has no person with the ID in this address. They may have been deleted.
      </p>
      <div className="buttons mt-6">
        <a className="button" href="/users">
          Go to people
        </a>
      </div>
    </TextPage>
  )
}
