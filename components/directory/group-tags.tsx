/** The names of groups, each once. */
export function GroupTags({ names }: { names: string[] }) {
  if (names.length === 0) return 'None'
  return (
    <ul className="tags">
      {[...new Set(names)].map((name) => (
        <li key={name} className="tag">
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  )
}
