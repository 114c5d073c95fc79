-- Waits in Neovim for what is found in the draft that is open, applies the first fix of a finding, and asks for an
-- explanation of another. What comes of it is in `out.json`.
local patience = 30000

local function finding(rule)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.user_data.lsp.code == rule then return found end
  end
end

local function wait(what, done)
  if not vim.wait(patience, done, 20) then error(what) end
end

local function go(found)
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, patience)
  for _, answer in pairs(answers) do return answer.result end
end

local function steps()
  wait("nothing is found", function() return finding("homophone") and finding("interviewer-name") end)
  local out = {}
  go(finding("homophone"))
  local range = vim.lsp.util.make_range_params()
  range.context = { diagnostics = {} }
  local action = ask("textDocument/codeAction", range)[1]
  out.title = action.title
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  wait("it is not fixed", function() return not finding("homophone") end)
  out.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
  go(finding("interviewer-name"))
  out.page = ask("textDocument/hover", vim.lsp.util.make_position_params()).contents.value
  return out
end

local right, out = pcall(steps)
if not right then out = { failure = out } end
vim.fn.writefile({ vim.fn.json_encode(out) }, "out.json")
vim.cmd("qa!")
