// A file's bytes as the application takes them. Nothing of it stays in the renderer.

export type ReadFile = { fileName: string; bytesBase64: string };

/** Reads a chosen or dropped file whole. @throws DOMException when the system cannot read it. */
export async function readFileBase64(file: File): Promise<ReadFile> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(`${file.name} was not read`));
    reader.readAsDataURL(file);
  });
  return { fileName: file.name, bytesBase64: address.slice(address.indexOf(',') + 1) };
}
