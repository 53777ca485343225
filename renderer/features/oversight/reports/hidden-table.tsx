// What a chart shows, as a table for who cannot see it.
type HiddenTableProps = {
  caption: string;
  heads: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
};

export function HiddenTable({ caption, heads, rows }: HiddenTableProps) {
  const [first, ...others] = heads;
  return (
    <div className="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {others.map((head, place) => (
                <td key={head}>{cells[place]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
