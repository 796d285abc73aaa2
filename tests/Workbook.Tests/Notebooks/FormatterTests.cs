using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

public sealed class FormatterTests
{
    private const string Path = "notebooks/03-n-plus-one.ipynb";

    private const string Canonical = """
        {
          "cells": [
            {
              "cell_type": "markdown",
              "id": "title",
              "metadata": {},
              "source": [
                "# Title\n",
                "\n",
                "It's <fast> & né."
              ]
            },
            {
              "cell_type": "code",
              "execution_count": null,
              "id": "a1",
              "metadata": {
                "dotnet_interactive": {
                  "language": "csharp"
                },
                "polyglot_notebook": {
                  "kernelName": "csharp"
                },
                "tags": [
                  "benchmark"
                ]
              },
              "outputs": [],
              "source": [
                "1 + 1"
              ]
            }
          ],
          "metadata": {
            "kernelspec": {
              "display_name": ".NET (C#)",
              "language": "C#",
              "name": ".net-csharp"
            },
            "language_info": {
              "name": "polyglot-notebook"
            },
            "polyglot_notebook": {
              "kernelInfo": {
                "defaultKernelName": "csharp",
                "items": [
                  {
                    "aliases": [],
                    "name": "csharp"
                  }
                ]
              }
            },
            "workbook": {
              "number": 3,
              "slug": "n-plus-one",
              "title": "N+1",
              "note": "kept"
            }
          },
          "nbformat": 4,
          "nbformat_minor": 5
        }

        """;

    [Fact]
    public void The_canonical_form_is_this()
    {
        const string messy = """
            {"nbformat":4,"metadata":{"workbook":{"note":"kept","title":"N+1","slug":"n-plus-one","number":3},"kernelspec":{"name":".net-csharp","language":"C#","display_name":"old"}},
             "cells":[{"id":"title","source":"# Title\r\n\r\nIt's <fast> & n\u00e9.","cell_type":"markdown","metadata":{}},
                      {"source":["1 + 1"],"outputs":[{"output_type":"stream","name":"stdout","text":"2"}],"execution_count":7,"cell_type":"code","id":"a1",
                       "metadata":{"tags":["benchmark"],"execution":{"iopub.status.busy":"2026"},"dotnet_interactive":{"language":"csharp"}}}],
             "nbformat_minor":2}
            """;

        Assert.Equal(Canonical, NotebookFormatter.Format(messy, Path));
    }

    [Fact]
    public void Formatting_twice_changes_nothing()
    {
        Assert.True(NotebookFormatter.IsCanonical(Canonical, Path));
        Assert.False(NotebookFormatter.IsCanonical(Canonical.TrimEnd(), Path));
        Assert.False(NotebookFormatter.IsCanonical(Canonical.ReplaceLineEndings("\r\n"), Path));
    }

    [Fact]
    public void Missing_invalid_and_repeated_ids_are_replaced_the_same_way_on_every_run()
    {
        var json = NotebookText.Of("1", "2", "2", "3");
        json["cells"]![0]!["id"] = "has space";
        json["cells"]![1]!.AsObject().Remove("id");
        json["cells"]![2]!.AsObject().Remove("id");
        json["cells"]![3]!["id"] = "kept";

        var once = Ids(NotebookFormatter.Format(json.ToJsonString(), Path));

        Assert.Equal(4, once.Distinct().Count());
        Assert.All(once, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal("kept", once[3]);
        Assert.Equal(once, Ids(NotebookFormatter.Format(json.ToJsonString(), Path)));
    }

    [Fact]
    public void The_command_formats_a_folder_and_names_the_files_it_cannot_read()
    {
        var folder = Directory.CreateTempSubdirectory("workbook-format-").FullName;
        try
        {
            File.WriteAllText(System.IO.Path.Combine(folder, "a.ipynb"), NotebookText.Of("1").ToJsonString());
            File.WriteAllText(System.IO.Path.Combine(folder, "b.ipynb"), Canonical);
            File.WriteAllText(System.IO.Path.Combine(folder, "c.ipynb"), "<<<<<<< HEAD");
            var (output, errors) = (new StringWriter(), new StringWriter());

            var exitCode = FormatCommand.Run([folder], output, errors);

            Assert.Equal(1, exitCode);
            Assert.Equal($"formatted {System.IO.Path.Combine(folder, "a.ipynb")}", output.ToString().Trim());
            Assert.Contains("c.ipynb: is not JSON", errors.ToString(), StringComparison.Ordinal);
            Assert.True(NotebookFormatter.IsCanonical(File.ReadAllText(System.IO.Path.Combine(folder, "a.ipynb"))));
            Assert.Equal("<<<<<<< HEAD", File.ReadAllText(System.IO.Path.Combine(folder, "c.ipynb")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Ids(string json) => [.. JsonNode.Parse(json)!["cells"]!.AsArray().Select(c => (string)c!["id"]!)];
}
