// The browser words its file field in a language of its own; here it is worded in the page's.

const NONE = "Chưa chọn";

const named = (files) => {
  if (!files.length) return NONE;
  return files.length === 1 ? files[0].name : `${files.length} tệp`;
};

// The field itself lies unseen over what is drawn: clicks, dropped files and keys reach it as ever.
const draw = (input) => {
  const box = document.createElement("span");
  const pick = document.createElement("span");
  const name = document.createElement("span");
  box.className = `file ${input.className}`;
  pick.className = "file-pick";
  pick.textContent = input.multiple ? "Chọn các tệp" : "Chọn tệp";
  name.className = "file-name";
  input.replaceWith(box);
  box.append(pick, name, input);
  pick.ariaHidden = name.ariaHidden = "true";
  const tell = () => {
    input.setCustomValidity("");
    name.textContent = named(input.files);
  };
  input.addEventListener("change", tell);
  input.addEventListener("invalid", () => input.setCustomValidity("Xin chọn tệp trước đã."));
  // A page shown again from the browser's memory keeps the chosen file.
  addEventListener("pageshow", tell);
  tell();
};

for (const input of document.querySelectorAll("input[type=file]")) draw(input);
