import { TextPage } from '#components/text-page.tsx'

export function UnknownPerson() {
  return (
    <TextPage title="The directory knows nobody here">
      <p className="mt-3 text-ink-soft">
        Nobody in the directory has the id in this address. If they were deleted, nothing of them is left.
      </p>
      <div className="buttons mt-6">
        <a className="button" href="/users">
          Go to people
        </a>
      </div>
    </TextPage>
  )
}
